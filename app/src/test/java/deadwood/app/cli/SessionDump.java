package deadwood.app.cli;

import deadwood.importers.hprof.fixture.HeapFixture;
import deadwood.importers.hprof.write.HprofRoot;
import java.util.List;

/**
 * A small dump of a server with sessions in a map, some of them linked; strings that are there twice, arrays that are half empty, a plugin
 * with a loader of its own, objects that wait for their finalizer, soft and weak references, and what a JVM knows of itself.
 */
final class SessionDump {

    private static final String ENTRY = "java.util.HashMap$Node";
    private static final String CONCURRENT = "java.util.concurrent.ConcurrentHashMap";

    private final HeapFixture heap = new HeapFixture();

    private SessionDump() {}

    static HeapFixture heap() {
        final SessionDump dump = new SessionDump();
        dump.describeTypes();
        dump.describeSessions();
        dump.describeArrays();
        dump.describeReferences();
        dump.describePlugin();
        dump.describeSystem();
        return dump.heap;
    }

    private void describeTypes() {
        heap.type(ENTRY, "int hash", "Object key", "Object value", "Object next");
        heap.type("java.util.HashMap", "Object table", "int size", "int modCount", "int threshold",
                "float loadFactor");
        heap.type("java.util.ArrayList", "int modCount", "Object elementData", "int size");
        heap.type("java.lang.Integer", "int value");
        heap.type("com.acme.Session", "long id", "boolean open", "char grade", "double weight", "Object user",
                "Object next");
        heap.type("com.acme.AdminSession", "Object rights").extending("com.acme.Session");
        heap.type("com.acme.Server", "Object sessions", "Object log").holds("Object INSTANCE", "server")
                .holds("Object lastUser", null).holds("int started", 7);
    }

    private void describeSessions() {
        heap.object("server", "com.acme.Server").with("sessions", "sessions").with("log", "log");
        final String[] table = new String[16];
        for (int i = 0; i < 4; i++) {
            final boolean isAdmin = i == 3;
            heap.string("user" + i, isAdmin ? "root \"the boss\"" : "guest");
            heap.object("session" + i, isAdmin ? "com.acme.AdminSession" : "com.acme.Session").with("id", 1000L + i)
                    .with("open", i % 2 == 0).with("grade", (char) ('A' + i)).with("weight", i / 4.0)
                    .with("user", "user" + i).with("next", i == 0 ? null : "session" + (i - 1));
            heap.object("key" + i, "java.lang.Integer").with("value", i);
            heap.object("entry" + i, ENTRY).with("hash", i).with("key", "key" + i).with("value", "session" + i);
            table[2 * i] = "entry" + i;
        }
        heap.array("table", ENTRY + "[]", table);
        heap.object("sessions", "java.util.HashMap").with("table", "table").with("size", 4).with("threshold", 12)
                .with("loadFactor", 0.75f);
        heap.string("line", "guest");
        heap.object("sameLine", "java.lang.String").with("value", "line.value");
        heap.array("lines", "java.lang.Object[]", "line", "sameLine", null, null, null);
        heap.object("log", "java.util.ArrayList").with("elementData", "lines").with("size", 2);
        heap.root("class com.acme.Server", HprofRoot.StickyClass::new);
    }

    private void describeArrays() {
        heap.ints("counts", 5, 0, 7, 0, 0, 0, 0, 0);
        heap.longs("zeros", 0, 0, 0);
        heap.bytes("nothing");
        for (final String name : List.of("counts", "zeros", "nothing")) {
            heap.root(name, HprofRoot.Unknown::new);
        }
        heap.object("garbage", "com.acme.Session").with("id", -1L).with("user", "user0");
    }

    private void describeReferences() {
        heap.type("java.lang.ref.ReferenceQueue", "Object head").holds("Object ENQUEUED", "enqueued");
        heap.object("enqueued", "java.lang.ref.ReferenceQueue");
        heap.object("finalizerQueue", "java.lang.ref.ReferenceQueue").with("head", "finalizer0");
        heap.type("java.lang.ref.Finalizer").holds("Object queue", "finalizerQueue").holds("Object unfinalized",
                "finalizer1");
        heap.type("com.acme.Channel", "int handle");
        for (int i = 0; i < 2; i++) {
            heap.object("channel" + i, "com.acme.Channel").with("handle", i);
            heap.object("finalizer" + i, "java.lang.ref.Finalizer").with("referent", "channel" + i).with("queue",
                    i == 0 ? "enqueued" : "finalizerQueue");
        }
        heap.object("cached", "com.acme.Channel").with("handle", 9);
        heap.object("soft", "java.lang.ref.SoftReference").with("referent", "cached");
        heap.object("weak", "java.lang.ref.WeakReference").with("referent", "session0");
        heap.object("cleared", "java.lang.ref.WeakReference");
        for (final String name : List.of("soft", "weak", "cleared")) {
            heap.root(name, HprofRoot.Unknown::new);
        }
        heap.root("class java.lang.ref.Finalizer", HprofRoot.StickyClass::new);
    }

    private void describePlugin() {
        heap.type("java.lang.ClassLoader");
        heap.type("com.acme.plugin.Loader").extending("java.lang.ClassLoader");
        heap.type("com.acme.plugin.Task", "int number").loadedBy("loader");
        heap.string("loaderName", "plugins");
        heap.object("parentLoader", "com.acme.plugin.Loader");
        heap.object("loader", "com.acme.plugin.Loader").with("name", "loaderName").with("parent", "parentLoader");
        heap.object("task", "com.acme.plugin.Task").with("number", 1);
        heap.string("threadName", "worker-1");
        heap.object("thread", "java.lang.Thread").with("name", "threadName").with("tid", 1L);
        heap.thread("thread", 1, List.of("com.acme.plugin.Task.run(Task.java:42)", "java.lang.Thread.run(Thread.java)"),
                "0:task", "1:user3");
    }

    private void describeSystem() {
        heap.type(CONCURRENT, "Object table", "Object nextTable", "long baseCount", "int sizeCtl");
        heap.type(CONCURRENT + "$Node", "int hash", "Object key", "Object val", "Object next");
        heap.type("java.util.Properties", "Object map");
        heap.type("java.lang.System").holds("Object props", "props");
        heap.type("sun.management.VMManagementImpl", "Object vmArgs");
        heap.type("sun.management.ManagementFactoryHelper").holds("Object jvm", "jvm");
        heap.type("java.lang.ProcessEnvironment").holds("Object theEnvironment", "environment");
        final String[] names = {"java.vm.name", "java.vm.version", "line.separator"};
        final String[] values = {"Acme VM", "25.1", "\n"};
        final String[] table = new String[4];
        for (int i = 0; i < names.length; i++) {
            heap.string("property" + i, names[i]);
            heap.string("propertyValue" + i, values[i]);
            heap.object("propertyEntry" + i, CONCURRENT + "$Node").with("key", "property" + i).with("val",
                    "propertyValue" + i);
            table[i] = "propertyEntry" + i;
        }
        heap.array("propertyTable", CONCURRENT + "$Node[]", table);
        heap.object("propertyMap", CONCURRENT).with("table", "propertyTable").with("baseCount", 3L);
        heap.object("props", "java.util.Properties").with("map", "propertyMap");
        heap.string("option", "-Xmx256m");
        heap.array("optionArray", "java.lang.Object[]", "option");
        heap.object("options", "java.util.ArrayList").with("elementData", "optionArray").with("size", 1);
        heap.object("jvm", "sun.management.VMManagementImpl").with("vmArgs", "options");
        heap.string("variable", "HOME");
        heap.string("variableValue", "/home/acme");
        heap.object("variableEntry", ENTRY).with("key", "variable").with("value", "variableValue");
        heap.array("variableTable", ENTRY + "[]", "variableEntry", null);
        heap.object("environment", "java.util.HashMap").with("table", "variableTable").with("size", 1);
        for (final String name : List.of("java.lang.System", "sun.management.ManagementFactoryHelper",
                "java.lang.ProcessEnvironment", "java.lang.ref.ReferenceQueue")) {
            heap.root("class " + name, HprofRoot.StickyClass::new);
        }
    }
}
