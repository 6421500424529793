package deadwood.app.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A small profile as folded stacks, the same each time: a shop that serves requests. */
public final class Calls {

    private static final String[][] LEVELS = {
        {"java.lang.Thread.run", "main.main", "start_thread"},
        {"com.shop.Server.serve", "net/http.(*conn).serve", "std::thread::run(std::function<void ()>)"},
        {"com.shop.Cart.add", "com.shop.Search.find", "github.com/shop/cart.(*Cart).Add", "shop::Cart::add(int)"},
        {"java.util.HashMap.put", "java.util.ArrayList.add", "runtime.mallocgc",
            "std::vector<int, std::allocator<int>>::push_back(int const&)", "sqlite3_step"},
        {"java.util.HashMap.resize", "runtime.gcAssistAlloc", "malloc_consolidate"}};

    private Calls() {}

    /** Writes them and returns the file. */
    public static Path write(final Path file) throws IOException {
        return write(file, 7, "");
    }

    /** Writes what became of them later: some grew, some shrank, some are new and some gone. */
    public static Path writeLater(final Path file) throws IOException {
        return write(file, 11, "main.main;com.shop.Sale.begin;com.shop.Sale.price 9000\n");
    }

    private static Path write(final Path file, final long seed, final String more) throws IOException {
        final Random random = new Random(seed);
        final StringBuilder text = new StringBuilder();
        for (int line = 0; line < 120; line++) {
            final int depth = 2 + random.nextInt(LEVELS.length - 1);
            for (int level = 0; level < depth; level++) {
                text.append(level == 0 ? "" : ";").append(LEVELS[level][random.nextInt(LEVELS[level].length)]);
            }
            text.append(' ').append(1 + random.nextInt(500)).append('\n');
        }
        Files.writeString(file, text + more);
        return file;
    }
}
