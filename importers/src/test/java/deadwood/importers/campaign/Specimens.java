package deadwood.importers.campaign;

import deadwood.importers.OpenedText;
import deadwood.importers.gotext.SmallTexts;
import deadwood.importers.pprof.PprofWriter;
import deadwood.importers.pprof.Proto;
import deadwood.importers.pprof.RandomProfiles;
import deadwood.importers.pprof.legacy.LegacyTexts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small whole files of each format, by name. */
public final class Specimens {

    private static final String FOLDED = """
            main;load;parse 12
            main;load;read 30
            main;serve;handle;[unknown] 5
            main 1
            thread 1;a b;λ 7

            main;serve;handle 18446744073709551615
            """;
    private static final String FOLDED_TWO = """
            main;load;parse 12 15
            main;load;read 30 0
            main;serve;handle -5 7
            """;
    private static final String MEM_STATS = """
            {"Alloc":2167640,"TotalAlloc":50550960,"Sys":12000000,"HeapAlloc":2167640,"LastGC":1795153278822616332,
            "PauseNs":[7,9,0],"PauseEnd":[1795153278248415504,1795153278822616332,0],"NumGC":2,"GCCPUFraction":0.001,
            "EnableGC":true,"BySize":[{"Size":8,"Mallocs":5,"Frees":1}]}
            """;
    private static final String METRICS = """
            {"/gc/heap/live:bytes": 5, "/sched/goroutines:goroutines": 12, "/cpu/classes/idle:cpu-seconds": 1e-7}
            """;
    private static final String MUTEX = """
            --- mutex:
            cycles/second=2000000000
            sampling period=5
            3000 10 @ 0x401001 0x401002
            #\t0x401000\tmain.lock+0x1\tapp/lock.go:3

            """;

    private Specimens() {}

    public static Map<String, byte[]> all() throws IOException {
        final Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("pprof small", Proto.small().toArray());
        for (final long seed : new long[]{3, 7}) {
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            PprofWriter.write(RandomProfiles.profile(seed), false, out);
            all.put("pprof random " + seed, out.toByteArray());
        }
        all.put("folded", utf8(FOLDED));
        all.put("folded with two counts", utf8(FOLDED_TWO));
        all.put("folded UTF-16LE", ("\ufeff" + FOLDED).getBytes(StandardCharsets.UTF_16LE));
        all.put("folded UTF-16BE CRLF",
                ("\ufeff" + FOLDED_TWO.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16BE));
        all.put("Go heap", utf8(SmallTexts.HEAP));
        all.put("Go goroutines debug=1", utf8(SmallTexts.GOROUTINES));
        all.put("Go goroutines debug=2", utf8(SmallTexts.CRASH));
        all.put("Go mutex", utf8(MUTEX));
        all.put("Go gctrace", utf8(SmallTexts.GC_LOG));
        all.put("Go expvar", utf8(SmallTexts.EXPVAR));
        all.put("Go MemStats", utf8(MEM_STATS));
        all.put("Go metrics", utf8(METRICS));
        final List<String> legacy = LegacyTexts.all();
        for (int i = 0; i < legacy.size(); i++) {
            all.put("legacy text " + (i + 1), utf8(legacy.get(i)));
        }
        all.put("legacy CPU 32 bits", LegacyTexts.cpu(Integer.BYTES, ByteOrder.LITTLE_ENDIAN, false));
        all.put("legacy CPU 64 bits", LegacyTexts.cpu(Long.BYTES, ByteOrder.BIG_ENDIAN, false));
        all.put("legacy CPU Java", LegacyTexts.cpu(Long.BYTES, ByteOrder.LITTLE_ENDIAN, true));
        final Map<String, byte[]> gzipped = new LinkedHashMap<>();
        for (final Map.Entry<String, byte[]> plain : all.entrySet()) {
            gzipped.put(plain.getKey() + " gz", OpenedText.gzip(plain.getValue()));
        }
        all.putAll(gzipped);
        return all;
    }

    private static byte[] utf8(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
