package shop;

import java.util.HashMap;
import java.util.Map;

/**
 * Articles that customers have put aside. When a sale is over, its reservations are cleared; the table that grew for them
 * stays: the second leak of the demo.
 */
final class ReservationService {

    /** What a customer has put aside. */
    record Reservation(long customer, int article) {}

    static final ReservationService INSTANCE = new ReservationService();

    private final Map<Long, Reservation> reservations = new HashMap<>();

    private ReservationService() {}

    synchronized void reserve(final long customer, final int article) {
        reservations.put(customer, new Reservation(customer, article));
    }

    synchronized void release(final long customer) {
        reservations.remove(customer);
    }

    synchronized void endSale() {
        reservations.clear();
    }

    synchronized int open() {
        return reservations.size();
    }

    /** For counting. */
    Map<Long, Reservation> reservations() {
        return reservations;
    }
}
