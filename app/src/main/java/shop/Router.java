package shop;

/** Finds the handler of a request. */
final class Router {

    static final Router INSTANCE = new Router();

    private final RouteTrie trie = new RouteTrie();

    private Router() {}

    synchronized void register(final String path, final Handler handler) {
        trie.put(path, handler);
    }

    synchronized void unregister(final String path) {
        trie.remove(path);
    }

    /** @throws IllegalArgumentException if there is no such route */
    String serve(final String path, final long customer) {
        final Handler handler;
        synchronized (this) {
            handler = trie.get(path);
        }
        if (handler == null) {
            throw new IllegalArgumentException("404 " + path);
        }
        return handler.handle(customer);
    }

    synchronized int routes() {
        return trie.size();
    }

    /** For counting. */
    RouteTrie trie() {
        return trie;
    }
}
