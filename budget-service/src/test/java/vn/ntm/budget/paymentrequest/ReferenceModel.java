package vn.ntm.budget.paymentrequest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules once more, written from the law's words and not from the product's code: a unit with two projects, a
 * contract, and two budget years, in day-books of plain numbers. It says yes or no to each step and keeps what every
 * book holds on every day.
 */
final class ReferenceModel {

    /** Books that may go below zero: the Council's word. */
    private static final String AUTHORITY = "authority";

    /** A request: D without a contract, A for an advance, P for volume with recovery. */
    record Asked(char kind, int year, long volume, long recovery, LocalDate on) {

        long cash() {
            return volume - recovery;
        }

        boolean direct() {
            return kind == 'D';
        }

        private String source() {
            return (direct() ? "free " : "committed ") + year;
        }

        private String flight() {
            return (direct() ? "flyingDirect " : "flying ") + year;
        }

        private String goal() {
            return (direct() ? "paidDirect " : kind == 'A' ? "advance " : "paid ") + year;
        }
    }

    /** A request that was booked, with what it moved and what came back since. */
    record Booked(Asked asked, LocalDate on, long volume, long recovery, long back, List<Leg> legs) {

        long cash() {
            return volume - recovery;
        }
    }

    private record Leg(String from, String to, long amount) {}

    private final Map<String, TreeMap<LocalDate, Long>> books = new HashMap<>();
    final Map<Integer, Asked> open = new HashMap<>();
    final Map<Integer, Booked> booked = new HashMap<>();
    long value;
    long accepted;
    int year;
    private final int cap;
    private final int complete;

    ReferenceModel(int year, long value, int cap, int complete) {
        this.year = year;
        this.value = value;
        this.cap = cap;
        this.complete = complete;
    }

    boolean appropriate(long amount, LocalDate on) {
        return move(on, new Leg(AUTHORITY + " " + year, "unit " + year, amount));
    }

    boolean detail(long amount, LocalDate on) {
        return move(on, new Leg("unit " + year, "free " + year, amount));
    }

    boolean cut(long amount, LocalDate on) {
        return move(on, new Leg("free " + year, "unit " + year, amount));
    }

    /** Between the two projects. */
    boolean transfer(boolean away, long amount, LocalDate on) {
        return move(on, new Leg((away ? "free " : "other ") + year, (away ? "other " : "free ") + year, amount));
    }

    boolean commit(long amount, LocalDate on) {
        return claimed() + amount <= value && move(on, new Leg("free " + year, "committed " + year, amount));
    }

    boolean releaseCommitment(long amount, LocalDate on) {
        return move(on, new Leg("committed " + year, "free " + year, amount));
    }

    boolean accept(long volume) {
        if (accepted + volume > value) {
            return false;
        }
        accepted += volume;
        return true;
    }

    boolean amend(long newValue) {
        boolean lawful = newValue >= claimed()
                && newValue >= accepted
                && holds("advance") <= share(newValue, cap)
                && !(reached(holds("paid"), newValue) && holds("advance") > 0);
        if (lawful) {
            value = newValue;
        }
        return lawful;
    }

    boolean ask(int id, Asked asked) {
        long out = holds("advance") + pending('A', true) - pending('P', false);
        long volume = holds("paid") + pending('P', true);
        boolean lawful =
                switch (asked.kind()) {
                    case 'D' -> true;
                    case 'A' ->
                        holds("advance") + pending('A', true) + asked.volume() <= share(value, cap)
                                && !(reached(volume, value) && out + asked.volume() > 0);
                    default ->
                        volume + asked.volume() <= accepted
                                && asked.recovery() <= holds("advance") - pending('P', false)
                                && !(reached(volume + asked.volume(), value) && out > asked.recovery());
                };
        if (!lawful || !move(asked.on(), new Leg(asked.source(), asked.flight(), asked.cash()))) {
            return false;
        }
        open.put(id, asked);
        return true;
    }

    /** Books fully or in part; recovery takes the advances of old years first and moves no money. */
    boolean book(int id, LocalDate on, long volume, long recovery) {
        Asked asked = open.get(id);
        boolean lawful =
                switch (asked.kind()) {
                    case 'D' -> true;
                    case 'A' -> holds("advance") + volume <= share(value, cap) && !reached(holds("paid"), value);
                    default ->
                        holds("paid") + volume <= accepted
                                && recovery <= holds("advance")
                                && !(reached(holds("paid") + volume, value) && holds("advance") > recovery);
                };
        if (!lawful) {
            return false;
        }
        List<Leg> legs = new ArrayList<>();
        legs.add(new Leg(asked.flight(), asked.goal(), volume - recovery));
        long left = recovery;
        for (int old = 2021; old <= 2022; old++) {
            long part = Math.min(left, balance("advance " + old));
            legs.add(new Leg("advance " + old, "paid " + old, part));
            left -= part;
        }
        legs.add(new Leg(asked.flight(), asked.source(), asked.cash() - (volume - recovery)));
        if (!move(on, legs)) {
            return false;
        }
        open.remove(id);
        booked.put(id, new Booked(asked, on, volume, recovery, 0, legs));
        return true;
    }

    /** Refused, withdrawn or run out. */
    boolean release(int id, LocalDate on) {
        Asked asked = open.get(id);
        if (!move(on, new Leg(asked.flight(), asked.source(), asked.cash()))) {
            return false;
        }
        open.remove(id);
        return true;
    }

    /** A booking is taken back: the request is in flight again. */
    boolean reverse(int id, LocalDate on) {
        Booked done = booked.get(id);
        Asked asked = done.asked();
        long newAdvance = holds("advance") + done.recovery() - (asked.kind() == 'A' ? done.volume() : 0);
        long newPaid = holds("paid") - (asked.kind() == 'P' ? done.volume() : 0);
        boolean lawful = done.back() == 0
                && (asked.direct()
                        || (newAdvance <= share(value, cap) && !(reached(newPaid, value) && newAdvance > 0)));
        List<Leg> back = new ArrayList<>();
        done.legs().forEach(leg -> back.add(0, new Leg(leg.to(), leg.from(), leg.amount())));
        if (!lawful || !move(on, back)) {
            return false;
        }
        booked.remove(id);
        open.put(id, asked);
        return true;
    }

    /** Money paid wrongly came back: to the plan, or to RETURNED when the money's year is over. */
    boolean giveBack(int id, LocalDate on, long amount, boolean over) {
        Booked done = booked.get(id);
        Asked asked = done.asked();
        String to = over ? "returned " + asked.year() : asked.source();
        if (done.back() + amount > done.cash() || !move(on, new Leg(asked.goal(), to, amount))) {
            return false;
        }
        booked.put(id, new Booked(asked, done.on(), done.volume(), done.recovery(), done.back() + amount, done.legs()));
        return true;
    }

    /** The project's money lives on with what is committed of it; all other unspent money ends. */
    boolean endYear(LocalDate on) {
        if (balance("flying " + year) + balance("flyingDirect " + year) > 0) {
            return false;
        }
        int next = year + 1;
        long free = balance("free " + year);
        long committed = balance("committed " + year);
        move(
                on,
                new Leg("free " + year, "carried " + year, free),
                new Leg("committed " + year, "carried " + year, committed),
                new Leg(AUTHORITY + " " + next, "free " + next, free + committed),
                new Leg("free " + next, "committed " + next, committed),
                new Leg("unit " + year, "ended " + year, balance("unit " + year)),
                new Leg("other " + year, "ended " + year, balance("other " + year)));
        year = next;
        return true;
    }

    long balance(String book) {
        return books.getOrDefault(book, new TreeMap<>()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** What a kind of book holds over both years. */
    long holds(String kind) {
        return balance(kind + " 2021") + balance(kind + " 2022");
    }

    long claimed() {
        return holds("committed") + holds("flying") + holds("advance") + holds("paid");
    }

    private long pending(char kind, boolean volume) {
        return open.values().stream()
                .filter(asked -> asked.kind() == kind)
                .mapToLong(asked -> volume ? asked.volume() : asked.recovery())
                .sum();
    }

    private boolean reached(long paid, long of) {
        return paid * 100 >= of * complete;
    }

    private static long share(long of, int percent) {
        return of * percent / 100;
    }

    private boolean move(LocalDate on, Leg... legs) {
        return move(on, List.of(legs));
    }

    /** All legs or none; no book goes below zero on that day or any day after it. */
    private boolean move(LocalDate on, List<Leg> legs) {
        List<Leg> done = new ArrayList<>();
        for (Leg leg : legs) {
            if (!leg.from().startsWith(AUTHORITY) && !bears(book(leg.from()), leg.amount(), on)) {
                Collections.reverse(done);
                done.forEach(undone -> put(on, new Leg(undone.to(), undone.from(), undone.amount())));
                return false;
            }
            put(on, leg);
            done.add(leg);
        }
        return true;
    }

    private void put(LocalDate on, Leg leg) {
        book(leg.from()).merge(on, -leg.amount(), Long::sum);
        book(leg.to()).merge(on, leg.amount(), Long::sum);
    }

    private TreeMap<LocalDate, Long> book(String name) {
        return books.computeIfAbsent(name, key -> new TreeMap<>());
    }

    private static boolean bears(TreeMap<LocalDate, Long> changes, long amount, LocalDate on) {
        long running = 0;
        for (long change : changes.headMap(on, true).values()) {
            running += change;
        }
        if (running < amount) {
            return false;
        }
        for (long change : changes.tailMap(on, false).values()) {
            running += change;
            if (running < amount) {
                return false;
            }
        }
        return true;
    }
}
