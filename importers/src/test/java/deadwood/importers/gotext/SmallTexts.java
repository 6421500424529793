package deadwood.importers.gotext;

/** Small texts of each kind with everything in them that is odd. */
public final class SmallTexts {

    public static final String HEAP = """
            heap profile: 2: 1049600 [4: 1051648] @ heap/1048576
            1: 1024 [3: 3072] @ 0x40a001 0x4afff1 0x4b0001 0x46b861
            #\t0x4afff0\tmain.load+0x70\t\tapp/load.go:17
            #\t0x4b0000\tmain.main+0x20\t\tapp/main.go:5

            1: 1048576 [1: 1048576] @ 0x4c0001 0x4b0001
            #\t0x4c0000\tmain.(*Cache[...]).Put+0x1\tapp/cache.go:9
            #\t0x4b0000\tmain.main+0x20\t\tapp/main.go:5

            0: 0 [0: 0] @ 0x401000


            # runtime.MemStats
            # Alloc = 2167640
            # Stack = 425984 / 425990
            # LastGC = 1795153278822616332
            # PauseNs = [7 9 0 0]
            # PauseEnd = [1795153278248415504 1795153278822616332 0 0]
            # NumGC = 2
            # GCCPUFraction = 0.001
            # DebugGC = false
            """;

    public static final String GOROUTINES = """
            goroutine profile: total 28
            20 @ 0x475001 0x6ae001
            #\t0x6ae000\tmain.worker+0xe\tapp/main.go:46

            2 @ 0x475001 0x6af001
            # labels: {"a \\"key\\"":"v\\u00fcl, {x} \\U0001f600", "":"\\t"}
            #\t0x6af000\tmain.main+0xe\tapp/main.go:4
            1 @ 0x475001 0x6af001
            # labels: {"a"
            #\t0x6af000\tmain.main+0xe\tapp/main.go:4

            5 @ 0x0 0x0
            #\t0x0

            """;

    public static final String CRASH = """
            panic: runtime error: index out of range [5] with length 3

            goroutine 1 gp=0xc000002380 m=0 mp=0x5a5b20 [running, locked to thread]:
            panic({0x4a0235?, 0xc00001})
            \truntime/panic.go:770 +0x132 fp=0xc00009edf8 sp=0xc00009ed48 pc=0x435d92
            main.(*T[...]).run(...)
            \tapp/t.go:3
            main.main()
            \tapp/main.go:12 +0x1d

            goroutine 18 [chan receive (nil chan) (leaked), 5 minutes, synctest bubble 3] {user: ann, req: "a: b"}:
            runtime.gopark(0x1?, 0x2?)
            \truntime/proc.go:435 +0xce fp=0x1 sp=0x2 pc=0x43a0ce
            ...2 frames elided...
            main.wait(0x7?)
            \tapp/main.go:30 +0x1d
            created by main.start.func1 in goroutine 1
            \tapp/main.go:9 +0x6a

            goroutine 19 [select (no cases)]:
            \tgoroutine running on other thread; stack unavailable

            goroutine 99999999999999999999 [syscall]:

            rax    0xca
            rbx    0x0
            exit status 2
            """;

    public static final String GC_LOG = """
            2026/11/20 listening on :8080
            gc 1 @0.500s 0%: 0.044+0.34+0.003 ms clock, 0.088+0/0.16/0.093+0.006 ms cpu, 4->4->2 MB, 5 MB goal, 2 P
            scav 0 KiB work (bg), 0 KiB work (eager), 4344 KiB now, 99% util
            2026-11-20T10:00:00Z app gc 2 @1.500s 1% (checking for goroutine leaks): 0.026+0.11+0.003 ms clock, 0.053+0/0.18/0.050+0.006 ms cpu, 4->5->3 MB, 5 MB goal, 1 MB stacks, 0 MB globals, 2 P (forced)
            scav 0 KiB work (bg), 186960 KiB work (eager), 208712 KiB now, 9% util (forced)
            gc 3 @2.0s 0%: 0.1+0
            scav 12 KiB work, 500 KiB total, 51% util
            done

            gc 1 @0.250s 0%: 0.008+0.66+0.002 ms clock, 0.016+0/0.18/0.10+0.004 ms cpu, 3->3->1 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P
            """;

    public static final String EXPVAR = """
            {
            "cmdline": ["/bin/app","-v"],
            "requests": 12,
            "queues": {"a": 1.5, "b": [2]},
            "version": "1.2",
            "memstats": {"TotalAlloc":50550960,"EnableGC":true}
            }
            """;

    private SmallTexts() {}
}
