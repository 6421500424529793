package deadwood.app.ui;

import deadwood.app.cli.ShopDumps;
import deadwood.app.ui.session.HeapSession;
import deadwood.importers.ImportOptions;
import java.io.IOException;
import java.nio.file.Path;

/** The dumps of the imaginary shop, opened without a toolkit. */
public final class OpenShop implements AutoCloseable {

    public final UiQueue ui = new UiQueue();
    private final Path directory;
    private final HeapSession before;
    private final HeapSession after;

    public OpenShop(final Path directory) throws IOException {
        this.directory = directory;
        this.before = open(ShopDumps.before(directory));
        this.after = open(ShopDumps.after(directory));
        ui.until(() -> !before.isBusy() && !after.isBusy());
    }

    public HeapSession open(final Path file) {
        return HeapSession.open(file, new ImportOptions(directory.resolve("cache"), 2), ui);
    }

    public HeapSession before() {
        return before;
    }

    public HeapSession after() {
        return after;
    }

    /** Lets everything come in that was asked for. */
    public void settle() {
        ui.until(() -> !before.isBusy() && !after.isBusy());
    }

    @Override
    public void close() {
        before.close();
        after.close();
        before.worker().closed().join();
        after.worker().closed().join();
    }
}
