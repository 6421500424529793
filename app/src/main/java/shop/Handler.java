package shop;

/** Serves the requests of a route. */
interface Handler {

    /** @return what the customer gets to see */
    String handle(long customer);
}
