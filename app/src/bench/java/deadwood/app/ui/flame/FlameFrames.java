package deadwood.app.ui.flame;

import com.sun.management.OperatingSystemMXBean;
import deadwood.app.ui.session.Loadable;
import deadwood.app.ui.theme.Theme;
import deadwood.app.ui.view.ViewKind;
import deadwood.model.tree.ValueType;
import deadwood.model.tree.WeightedTree;
import deadwood.model.tree.WeightedTreeBuilder;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/**
 * Times frames of a flame graph of a million nodes at 1600 × 900 pixels: from the change of what is zoomed on, or of what is under the
 * mouse, to the pixels. Drawn into an image by the software renderer, which is what a window would show and slower than a graphics card.
 */
public final class FlameFrames {

    private static final OperatingSystemMXBean CPU = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();
    private static final int FRAMES = 60;
    private static final int WARM_UP = 30;
    private static final int DEEPEST = 80;
    private static final int NAMES = 20_000;

    private FlameFrames() {}

    /** Prints milliseconds of the middle frame and of the slowest but for one in twenty, and of processor time on average. */
    public static void main(final String[] arguments) throws InterruptedException {
        final int nodes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        final WeightedTree tree = calls(nodes);
        final CountDownLatch done = new CountDownLatch(1);
        Platform.startup(() -> {
            measure(tree);
            done.countDown();
        });
        done.await();
        Platform.exit();
    }

    /** Calls and returns at random, forty deep on average, the same each time. */
    private static WeightedTree calls(final int size) {
        final Random random = new Random(1);
        final WeightedTreeBuilder builder = new WeightedTreeBuilder(List.of(new ValueType("cpu",
                ValueType.Unit.NANOSECONDS)), "all");
        final int[] stack = new int[DEEPEST + 1];
        int depth = 0;
        while (builder.size() < size) {
            depth -= Math.min(depth, (int) (-Math.log(1 - random.nextDouble()) * 6));
            for (int calls = 1 + random.nextInt(12); calls > 0 && depth < DEEPEST; calls--) {
                final int name = (int) (NAMES * Math.pow(random.nextDouble(), 3));
                stack[depth + 1] = builder.child(stack[depth], "com.acme.shop" + name % 97 + ".Handler" + name % 1009
                        + ".handleRequest" + name);
                depth++;
            }
            builder.addSelf(0, stack[depth], 1 + random.nextInt(100));
        }
        return builder.build();
    }

    private static void measure(final WeightedTree tree) {
        final Loadable<WeightedTree> loaded = new Loadable<>(() -> CompletableFuture.completedFuture(tree),
                Runnable::run);
        final FlameViewModel model = new FlameViewModel(new TreeSource(ViewKind.FLAME, Map.of(new FlameForm("", ""),
                new FlameTree(loaded, new RetentionText(false), "")), "", new TreeSource.Aside() {

                    @Override
                    public <T> Loadable<T> run(final Supplier<T> work) {
                        return new Loadable<>(() -> CompletableFuture.completedFuture(work.get()), Runnable::run);
                    }
                }), _ -> {});
        model.load();
        final FlameCanvas canvas = new FlameCanvas(model, new SimpleObjectProperty<>(Theme.LIGHT), () -> {});
        final Scene scene = new Scene(canvas, 1600, 900);
        canvas.show(tree);
        final WritableImage image = new WritableImage(1600, 900);
        final Random random = new Random(7);
        print("nothing changed", scene, image, () -> {});
        print("zoom", scene, image, () -> model.zoom(random.nextInt(Math.min(tree.size(), 2000))));
        model.zoom(0);
        print("everything in sight", scene, image, () -> canvas.show(tree));
        print("under the mouse", scene, image, () -> canvas.hoverAt(random.nextInt(1500), random.nextInt(850)));
        model.searchProperty().set("request12");
        print("matches of a search", scene, image, () -> canvas.show(tree));
    }

    private static void print(final String what, final Scene scene, final WritableImage image, final Runnable change) {
        final double[] millis = new double[FRAMES];
        long cpu = 0;
        for (int frame = -WARM_UP; frame < FRAMES; frame++) {
            cpu = frame == 0 ? CPU.getProcessCpuTime() : cpu;
            final long begin = System.nanoTime();
            change.run();
            scene.snapshot(image);
            if (frame >= 0) {
                millis[frame] = (System.nanoTime() - begin) / 1e6;
            }
        }
        final double cpuMillis = (CPU.getProcessCpuTime() - cpu) / 1e6 / FRAMES;
        Arrays.sort(millis);
        System.out.printf("%-20s %6.1f ms, at most %6.1f ms, processor %6.1f ms%n", what, millis[FRAMES / 2],
                millis[FRAMES * 19 / 20], cpuMillis);
    }
}
