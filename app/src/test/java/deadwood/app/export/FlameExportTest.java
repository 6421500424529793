package deadwood.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import deadwood.model.tree.ValueType;
import deadwood.model.tree.WeightedTree;
import deadwood.model.tree.WeightedTreeBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class FlameExportTest {

    private static final List<String> HARD = List.of("</script><script>alert(1)</script>", "a & b < c > \"d\"",
            "line\nbreak\u0000\u001b[31m", "\ud800 alone", "非常に長い名前", "x".repeat(1000), "\u202eright to left", "]]>");

    static {
        // The module under test reads no XML, its test does.
        FlameExportTest.class.getModule().addReads(ModuleLayer.boot().findModule("java.xml").orElseThrow());
    }

    @TempDir
    private Path directory;

    private static FlameGraph graph(final long seed, final int nodes) {
        final Random random = new Random(seed);
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(List.of(new ValueType("cpu",
                ValueType.Unit.NANOSECONDS)), "all");
        for (int i = 0; i < nodes; i++) {
            int node = 0;
            for (int depth = random.nextInt(8); depth >= 0; depth--) {
                final int name = random.nextInt(40);
                node = builder.child(node, name < HARD.size() ? HARD.get(name) : "com.acme.T" + name + ".run");
            }
            builder.addSelf(0, node, random.nextInt(5) * 1000L + 1);
        }
        return new FlameGraph(builder.build(), "nanoseconds", false, "<cpu> & more", "file \u0007 · cpu");
    }

    private static Document parse(final String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static String svg(final FlameGraph graph) throws IOException {
        final StringBuilder out = new StringBuilder();
        FlameSvg.write(graph, 1000, out);
        return out.toString();
    }

    private record Box(double x, double y, double width) {}

    private static List<Box> boxes(final Document svg) {
        final NodeList groups = svg.getElementById("boxes") == null
                ? svg.getElementsByTagName("g")
                : svg.getElementById("boxes").getChildNodes();
        final List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < groups.getLength(); i++) {
            if (groups.item(i) instanceof final Element group && !group.hasAttribute("id")) {
                final Element box = (Element) group.getElementsByTagName("rect").item(0);
                boxes.add(new Box(Double.parseDouble(box.getAttribute("x")), Double.parseDouble(box.getAttribute(
                        "y")), Double.parseDouble(box.getAttribute("width"))));
            }
        }
        return boxes;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyBoxOfAnSvgStandsBelowOneThatIsAsWide(final long seed) throws Exception {
        final List<Box> boxes = boxes(parse(svg(graph(seed, 400))));
        assertThat(boxes).hasSizeGreaterThan(200);
        final double top = boxes.getFirst().y;
        assertThat(boxes.getFirst().width).isCloseTo(976, within(0.01));
        for (final Box box : boxes) {
            assertThat(box.x).isBetween(11.99, 988.01);
            assertThat(box.y == top || boxes.stream().anyMatch(above -> above.y == box.y - 18
                    && above.x <= box.x + 0.02 && above.x + above.width >= box.x + box.width - 0.03)).isTrue();
        }
    }

    @Test
    void textOfAnSvgIsTextWhateverTheNames() throws Exception {
        final Document svg = parse(svg(graph(4, 300)));
        final NodeList titles = svg.getElementsByTagName("title");
        final List<String> texts = new ArrayList<>();
        for (int i = 0; i < titles.getLength(); i++) {
            texts.add(titles.item(i).getTextContent());
        }
        assertThat(texts).first().isEqualTo("<cpu> & more");
        assertThat(texts).anyMatch(text -> text.startsWith("</script><script>alert(1)</script>\n"))
                .anyMatch(text -> text.startsWith("line␊break␀␛[31m\n"))
                .anyMatch(text -> text.startsWith("\ufffd alone")).noneMatch(text -> text.contains("\u202e"));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void textFitsItsBox() {
        for (final double width : new double[]{10, 40, 100, 300}) {
            for (final String text : HARD) {
                assertThat(TextFit.widthOf(TextFit.fit(text, width, 12), 12)).isLessThanOrEqualTo(width);
            }
        }
        assertThat(TextFit.fit("short", 300, 12)).isEqualTo("short");
    }

    private static JsonNode data(final String page) {
        final String begin = "<script type=\"application/json\" id=\"data\">";
        final int from = page.indexOf(begin) + begin.length();
        return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
    }

    @Test
    void aPageHoldsTheWholeTreeAndFetchesNothing() throws IOException {
        final FlameGraph graph = graph(5, 300);
        final StringBuilder out = new StringBuilder();
        FlameHtml.write(graph, out);
        final WeightedTree tree = graph.tree();
        final JsonNode data = data(out.toString());
        assertThat(data.get("leftOut").asInt()).isZero();
        assertThat(data.get("depth").size()).isEqualTo(tree.size());
        for (int node = 0; node < tree.size(); node++) {
            assertThat(data.get("depth").get(node).asInt()).isEqualTo(tree.depth(node));
            assertThat(data.get("total").get(node).asLong()).isEqualTo(tree.total(0, node));
            assertThat(data.get("self").get(node).asLong()).isEqualTo(tree.self(0, node));
            assertThat(data.get("names").get(data.get("name").get(node).asInt()).get(0).asString()).isEqualTo(
                    tree.name(node));
        }
        assertThat(out).contains("default-src 'none'").doesNotContain("http://", "https://", "src=", "@import");
        assertThat(out.toString().split("</script>", -1)).hasSize(3);
    }

    @Test
    void aPageLeavesOutTheLightestAndSaysHowMany() throws IOException {
        final FlameGraph graph = graph(6, 500);
        final StringBuilder out = new StringBuilder();
        FlameHtml.write(graph, 100, out);
        final JsonNode data = data(out.toString());
        assertThat(data.get("depth").size()).isBetween(2, 100);
        assertThat(data.get("leftOut").asInt()).isEqualTo(graph.tree().size() - data.get("depth").size());
        for (int node = 1; node < data.get("depth").size(); node++) {
            assertThat(data.get("depth").get(node).asInt()).isBetween(1, data.get("depth").get(node - 1).asInt() + 1);
        }
    }

    @Test
    void aTreeOfNothingIsAPictureOfARoot() throws Exception {
        final WeightedTree nothing = new WeightedTreeBuilder(List.of(new ValueType("cpu", ValueType.Unit.COUNT)),
                "all").build();
        assertThat(boxes(parse(svg(new FlameGraph(nothing, "count", false, "", ""))))).hasSize(1);
    }

    @Test
    void whatWasThereStaysUntilTheNewOneIsComplete() throws IOException {
        final Path target = Files.writeString(directory.resolve("old.svg"), "old");
        assertThatThrownBy(() -> FlameFile.write(target, part -> {
            Files.writeString(part, "half");
            throw new IOException("full");
        })).hasMessage("full");
        assertThat(target).hasContent("old");
        FlameFile.svg(graph(7, 10), 500, target);
        assertThat(Files.readString(target)).startsWith("<?xml");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(target);
        }
    }
}
