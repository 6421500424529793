package deadwood.importers.specimen.program;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** An ordinary service under load: an HTTP server with a cache, sessions, counters, listeners and pools of threads. Nothing is wrong with it. */
public final class ServiceSpecimen {

    private static final int REQUESTS = 3_000;

    static final Map<String, byte[]> CACHE = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<String, byte[]> eldest) {
            return size() > 500;
        }
    });
    static final Map<String, Session> SESSIONS = new ConcurrentHashMap<>();
    static final Map<String, LongAdder> COUNTERS = new ConcurrentHashMap<>();
    static final Map<Object, String> WEAK = new WeakHashMap<>();
    static final List<Runnable> LISTENERS = new ArrayList<>();
    static final ThreadLocal<StringBuilder> BUFFER = ThreadLocal.withInitial(() -> new StringBuilder(2_000));

    /** Who is there and what is in the basket. */
    static final class Session {
        final String id;
        final Map<String, Object> attributes = new HashMap<>();
        final List<String> basket = new ArrayList<>();

        Session(final String id) {
            this.id = id;
            attributes.put("user", "user-" + id);
            attributes.put("since", System.nanoTime());
            attributes.put("language", "en");
        }
    }

    private ServiceSpecimen() {}

    /** @param args file of the dump, file of facts */
    public static void main(final String[] args) throws Exception {
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        final ExecutorService pool = Executors.newFixedThreadPool(4);
        final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
        server.setExecutor(pool);
        server.createContext("/", ServiceSpecimen::answer);
        server.start();
        for (int i = 0; i < 10; i++) {
            final int number = i;
            LISTENERS.add(() -> count("listener" + number));
        }
        final Future<?> ticking = timer.scheduleAtFixedRate(() -> LISTENERS.forEach(Runnable::run), 1, 5,
                TimeUnit.MILLISECONDS);
        final ExecutorService clients = Executors.newFixedThreadPool(4);
        final HttpClient client = HttpClient.newHttpClient();
        final List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            final URI uri = URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                    + server.getAddress().getPort() + "/page/" + i % 1_200 + "?session=" + i % 700);
            answers.add(clients.submit(() -> client
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString()).body().length()));
        }
        for (final Future<Integer> answer : answers.subList(0, REQUESTS * 9 / 10)) {
            answer.get();
        }
        if (ticking.isDone()) {
            throw new IllegalStateException("the timer failed");
        }
        // In the midst of it.
        Dumping.dump(args[0]);
        Dumping.facts(args[1], Map.of("sessions", (long) SESSIONS.size()));
        System.exit(0);
    }

    private static void answer(final HttpExchange exchange) throws IOException {
        final String path = exchange.getRequestURI().getPath();
        final String id = exchange.getRequestURI().getQuery().substring("session=".length());
        final Session session = SESSIONS.computeIfAbsent(id, Session::new);
        synchronized (session) {
            session.basket.add(path);
        }
        count(path);
        final byte[] page = CACHE.computeIfAbsent(path, ServiceSpecimen::render);
        synchronized (WEAK) {
            WEAK.put(session, id);
        }
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private static void count(final String name) {
        COUNTERS.computeIfAbsent(name, key -> new LongAdder()).increment();
    }

    private static byte[] render(final String path) {
        final StringBuilder text = BUFFER.get();
        text.setLength(0);
        for (int i = 0; i < 50; i++) {
            text.append("<p>").append(path).append(i * 31).append("</p>");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
