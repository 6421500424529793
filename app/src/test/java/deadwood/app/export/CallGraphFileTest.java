package deadwood.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import deadwood.model.graph.ShownCalls;
import deadwood.model.store.CancelSignal;
import deadwood.model.tree.TreeTotals;
import deadwood.model.tree.ValueType;
import deadwood.model.tree.WeightedTreeBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CallGraphFileTest {

    private static final String[] NAMES = {"com.acme.Cart.add", "net/http.(*conn).serve", "std::vector<int>::push_back",
        "a \"quoted\" <name> & more", "back\\slash", "control\u0001\ncharacters", "名前", "x".repeat(500)};

    @BeforeAll
    static void readXml() {
        CallGraphFileTest.class.getModule().addReads(ModuleLayer.boot().findModule("java.xml").orElseThrow());
    }

    private static CallGraphDrawing drawing(final long seed) {
        final Random random = new Random(seed);
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(List.of(new ValueType("space",
                ValueType.Unit.BYTES)), "all");
        for (int i = random.nextInt(60); i > 0; i--) {
            int node = WeightedTreeBuilder.ROOT;
            for (int depth = random.nextInt(7); depth > 0; depth--) {
                node = builder.child(node, NAMES[random.nextInt(NAMES.length)]);
            }
            builder.addSelf(0, node, random.nextInt(100_000));
        }
        return CallGraphDrawing.of(ShownCalls.of(TreeTotals.of(builder.build(), CancelSignal.NEVER),
                ShownCalls.Limits.USUAL, CancelSignal.NEVER), "bytes");
    }

    @Test
    void vectorsAreWellFormedAndInsideOfThePicture() throws Exception {
        for (int seed = 0; seed < 60; seed++) {
            final CallGraphDrawing drawing = drawing(seed);
            final StringBuilder out = new StringBuilder();
            CallGraphFile.svg(drawing, "title < & \u0000", "caption", out);
            final Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(out.toString())));
            final double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
            final double height = Double.parseDouble(svg.getDocumentElement().getAttribute("height"));
            int nodes = 0;
            int edges = 0;
            final NodeList groups = svg.getElementsByTagName("g");
            for (int i = 0; i < groups.getLength(); i++) {
                final Element group = (Element) groups.item(i);
                if (group.getAttribute("class").equals("node")) {
                    nodes++;
                    final Element box = (Element) group.getElementsByTagName("rect").item(0);
                    assertThat(number(box, "x") + number(box, "width")).isLessThan(width);
                    assertThat(number(box, "y") + number(box, "height")).isLessThan(height);
                } else if (group.getAttribute("class").equals("edge")) {
                    edges++;
                }
            }
            assertThat(nodes).isEqualTo(drawing.nodes().size());
            assertThat(edges).isEqualTo(drawing.edges().size());
        }
    }

    private static double number(final Element element, final String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @Test
    void graphvizGetsEveryNodeAndEdgeOnALine() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            final CallGraphDrawing drawing = drawing(seed);
            final StringBuilder out = new StringBuilder();
            CallGraphFile.dot(drawing, "a \"title\"", out);
            final List<String> lines = out.toString().lines().toList();
            assertThat(lines.stream().filter(line -> line.matches("  n\\d+ \\[.*];"))).hasSameSizeAs(drawing.nodes());
            assertThat(lines.stream().filter(line -> line.matches("  n\\d+ -> n\\d+ \\[.*];")))
                    .hasSameSizeAs(drawing.edges());
            assertThat(lines).allSatisfy(line -> assertThat(line.replace("\\\\", "").replace("\\\"", "").chars()
                    .filter(character -> character == '"').count() % 2).isZero());
        }
    }

    @Test
    void theNameOfTheFileSaysTheFormat(@TempDir final Path directory) throws IOException {
        assertThat(CallGraphFile.formatOf(Path.of("a.SVG"))).isEqualTo(CallGraphFile.Format.SVG);
        assertThat(CallGraphFile.formatOf(Path.of("a.gv"))).isEqualTo(CallGraphFile.Format.DOT);
        assertThat(CallGraphFile.formatOf(Path.of("a.png"))).isNull();
        final Path target = directory.resolve("calls.dot");
        CallGraphFile.write(drawing(1), "title", "", CallGraphFile.Format.DOT, target);
        assertThat(Files.readString(target)).startsWith("digraph calls {").endsWith("}\n");
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(target);
        }
    }
}
