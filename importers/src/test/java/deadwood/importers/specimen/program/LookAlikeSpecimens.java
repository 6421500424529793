package deadwood.importers.specimen.program;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ForkJoinPool;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.tree.DefaultMutableTreeNode;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;

/** What the JDK has of trees and graphs: documents, syntax trees, widgets, sorted maps, patterns. None of them is a trie. */
public final class LookAlikeSpecimens {

    static final List<Object> KEPT = new ArrayList<>();

    private LookAlikeSpecimens() {}

    /** @param arguments the file for the dump and that for the facts */
    public static void main(final String[] arguments) throws Exception {
        document();
        syntaxTree();
        widgets();
        maps();
        for (int i = 0; i < 200; i++) {
            KEPT.add(Pattern.compile("(a" + i + "|b(c|d(e|f)*)+)?[a-z]{3,7}(foo|bar|baz(qux)?)*x{2}(?:y|z)+"));
            KEPT.add(Logger.getLogger("com.acme" + i % 10 + ".part" + i % 30 + ".thing" + i));
        }
        KEPT.add(LogManager.getLogManager());
        final ForkJoinPool pool = new ForkJoinPool(3);
        pool.submit(() -> {}).get();
        KEPT.add(pool);
        Dumping.facts(arguments[1], Map.of("kept", (long) KEPT.size()));
        Dumping.dump(arguments[0]);
    }

    private static void document() throws Exception {
        final StringBuilder text = new StringBuilder("<all>");
        for (int i = 0; i < 1000; i++) {
            text.append("<a i='").append(i).append("'><b>text</b><c/></a>");
        }
        text.append("</all>");
        KEPT.add(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8))));
    }

    private static void syntaxTree() throws Exception {
        final StringBuilder source = new StringBuilder("class A { int x; ");
        for (int i = 0; i < 200; i++) {
            source.append("int f").append(i).append("(int a, int b) { if (a > b) { return a * (b + ").append(i)
                    .append(") - f").append(i).append("(b, a); } return x == 0 ? a : b; } ");
        }
        source.append('}');
        final JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///A.java"),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
                return source;
            }
        };
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final com.sun.source.util.JavacTask task = (com.sun.source.util.JavacTask) compiler.getTask(null, null, null,
                List.of("-proc:none"), null, List.of(file));
        task.parse().forEach(KEPT::add);
        task.analyze().forEach(KEPT::add);
        KEPT.add(task);
    }

    private static void widgets() {
        final JPanel panel = new JPanel();
        final DefaultMutableTreeNode tree = new DefaultMutableTreeNode();
        for (int i = 0; i < 200; i++) {
            final JPanel inner = new JPanel();
            final DefaultMutableTreeNode node = new DefaultMutableTreeNode(i % 2 == 0 ? null : "n");
            for (int j = 0; j < 4; j++) {
                inner.add(new JLabel("label"));
                node.add(new DefaultMutableTreeNode(j));
            }
            panel.add(inner);
            tree.add(node);
        }
        KEPT.add(panel);
        KEPT.add(tree);
    }

    @SuppressWarnings("JdkObsolete")
    private static void maps() {
        final Map<String, Object> sorted = new TreeMap<>();
        final Map<String, Object> skipping = new ConcurrentSkipListMap<>();
        final Map<Object, Object> linked = new LinkedHashMap<>();
        final Map<String, Object> nested = new HashMap<>();
        final List<Object> list = new LinkedList<>();
        for (int i = 0; i < 5_000; i++) {
            sorted.put("k" + i, i % 3 == 0 ? null : i);
            skipping.put("k" + i, i);
            linked.put(i, i % 5 == 0 ? null : i);
            list.add(i % 2 == 0 ? null : i);
        }
        for (int i = 0; i < 500; i++) {
            Map<String, Object> at = nested;
            for (final String step : ("a" + i % 7 + " b" + i % 13 + " c" + i).split(" ")) {
                @SuppressWarnings("unchecked")
                final Map<String, Object> next = (Map<String, Object>) at.computeIfAbsent(step,
                        key -> new HashMap<String, Object>());
                at = next;
            }
            at.put("leaf", i);
        }
        KEPT.addAll(List.of(sorted, skipping, linked, nested, list));
    }
}
