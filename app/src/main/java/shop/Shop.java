package shop;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** The shop: opens, dumps its heap, has a sale, dumps its heap again. */
public final class Shop {

    private static final int DESKS = 4;
    private static final int PRODUCTS = 400;
    private static final int CAMPAIGNS = 6_000;
    private static final int LASTING_CAMPAIGNS = 100;
    private static final int SALE_RESERVATIONS = 1_000_000;
    private static final int LATE_RESERVATIONS = 7;
    private static final long FIRST_SALE_CUSTOMER = 1L << 32;

    private final Router router = Router.INSTANCE;
    private final ReservationService service = ReservationService.INSTANCE;
    private final Random random = new Random(20_261_120);
    private final AtomicLong served = new AtomicLong();
    private final ExecutorService desks = Executors.newFixedThreadPool(DESKS,
            Thread.ofPlatform().daemon().name("desk-", 1).factory());
    private final List<String> products = new ArrayList<>();

    private Shop() {}

    /**
     * Writes before.hprof, before.json, after.hprof and after.json, and tells on standard output what it does.
     *
     * @param args the directory to write to
     */
    public static void main(final String[] args) throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        final Path directory = Path.of(args[0]);
        final Shop shop = new Shop();
        shop.open();
        shop.dump(directory, "before");
        shop.advertise();
        shop.sell();
        shop.dump(directory, "after");
    }

    private void open() throws Exception {
        for (int number = 0; number < PRODUCTS; number++) {
            final int article = number;
            final String path = "/product/" + article;
            products.add(path);
            router.register(path, customer -> {
                service.reserve(customer, article);
                if (customer % 100 != 0) {
                    service.release(customer);
                }
                return "product " + article;
            });
        }
        serve(products, 20_000);
        say("open: %,d routes, %,d requests served, %,d reservations".formatted(router.routes(), served.get(),
                service.open()));
    }

    /** Campaigns come and go; the nodes of their routes stay. */
    private void advertise() throws Exception {
        final Set<String> paths = new LinkedHashSet<>();
        while (paths.size() < CAMPAIGNS) {
            paths.add(String.format("/campaign/%06x/checkout", random.nextInt(1 << 24)));
        }
        for (final String path : paths) {
            router.register(path, customer -> "welcome, " + customer);
        }
        serve(List.copyOf(paths), 3 * CAMPAIGNS);
        paths.stream().skip(LASTING_CAMPAIGNS).forEach(router::unregister);
        say("advertised: %,d campaigns have come and %,d gone, %,d requests served".formatted(CAMPAIGNS,
                CAMPAIGNS - LASTING_CAMPAIGNS, served.get()));
    }

    /** A million customers put something aside; the table that held it stays. */
    private void sell() throws Exception {
        inParallel(desk -> {
            for (long customer = desk; customer < SALE_RESERVATIONS; customer += DESKS) {
                service.reserve(FIRST_SALE_CUSTOMER + customer, (int) (customer % PRODUCTS));
            }
        });
        final int most = service.open();
        service.endSale();
        for (int article = 0; article < LATE_RESERVATIONS; article++) {
            service.reserve(FIRST_SALE_CUSTOMER + SALE_RESERVATIONS + article, article);
        }
        say("sold: %,d reservations at the height of the sale, %,d now, %,d requests served".formatted(most,
                service.open(),
                served.get()));
    }

    private void serve(final List<String> paths, final int requests) throws Exception {
        inParallel(desk -> {
            for (int request = desk; request < requests; request += DESKS) {
                final String page = router.serve(paths.get(request % paths.size()), request);
                if (!page.isEmpty()) {
                    served.incrementAndGet();
                }
            }
        });
    }

    private interface Work {

        void at(int desk);
    }

    private void inParallel(final Work work) throws Exception {
        final List<Callable<Boolean>> all = new ArrayList<>();
        for (int number = 0; number < DESKS; number++) {
            final int desk = number;
            all.add(() -> {
                work.at(desk);
                return true;
            });
        }
        for (final Future<Boolean> done : desks.invokeAll(all)) {
            done.get();
        }
    }

    private void dump(final Path directory, final String name) throws IOException, ReflectiveOperationException {
        final Census census = Census.of(router.trie(), service.reservations());
        final Path file = directory.resolve(name + ".hprof");
        // Live objects alone: a full collection comes first.
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
        Files.writeString(directory.resolve(name + ".json"), census.json());
        say("dumped %s: %.1f MiB".formatted(file.getFileName(), Files.size(file) / (double) (1 << 20)));
    }

    private static void say(final String line) {
        System.out.println(line);
    }
}
