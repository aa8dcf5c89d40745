package vn.ntm.budget.paymentrequest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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

    /** What a plan decision moved, to be taken back. */
    record Decided(int year, LocalDate on, List<Leg> legs) {}

    private final Map<String, TreeMap<LocalDate, Long>> books = new HashMap<>();
    final Map<Integer, Asked> open = new HashMap<>();
    final Map<Integer, Booked> booked = new HashMap<>();
    final Map<Integer, Decided> decided = new HashMap<>();
    final Set<String> closed = new TreeSet<>();
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

    boolean appropriate(int id, long amount, LocalDate on) {
        return decide(id, on, new Leg(AUTHORITY + " " + year, "council " + year, amount));
    }

    boolean assign(int id, long amount, LocalDate on) {
        return decide(id, on, new Leg("council " + year, "unit " + year, amount));
    }

    boolean detail(int id, long amount, LocalDate on) {
        return decide(id, on, new Leg("unit " + year, "free " + year, amount));
    }

    boolean cut(int id, long amount, LocalDate on) {
        return decide(id, on, new Leg("free " + year, "unit " + year, amount));
    }

    boolean recall(int id, long amount, LocalDate on) {
        return decide(id, on, new Leg("unit " + year, "council " + year, amount));
    }

    boolean cancel(int id, long amount, LocalDate on) {
        return decide(id, on, new Leg("free " + year, "ended " + year, amount));
    }

    /** Between the two projects. */
    boolean transfer(int id, boolean away, long amount, LocalDate on) {
        return decide(id, on, new Leg((away ? "free " : "other ") + year, (away ? "other " : "free ") + year, amount));
    }

    private boolean decide(int id, LocalDate on, Leg leg) {
        if (!move(year, on, leg)) {
            return false;
        }
        decided.put(id, new Decided(year, on, List.of(leg)));
        return true;
    }

    /** A plan decision is taken back, as far as what it brought is still there. */
    boolean undo(int id, LocalDate on) {
        Decided done = decided.get(id);
        if (!move(done.year(), on, mirrored(done.legs()))) {
            return false;
        }
        decided.remove(id);
        return true;
    }

    /**
     * The Treasury tells of what we did not ask for: a fact, whatever our rules and closed books say.
     *
     * @return whether it is backed by the Council's word alone
     */
    boolean suspend(int moneysYear, long amount, LocalDate on, LocalDate today) {
        for (String from : List.of("free ", AUTHORITY + " ")) {
            for (LocalDate day : List.of(on, today)) {
                if (!isClosed(day)
                        && moveAnyway(day, List.of(new Leg(from + moneysYear, "suspense " + moneysYear, amount)))) {
                    return from.startsWith(AUTHORITY);
                }
            }
        }
        throw new IllegalStateException("A Treasury fact was refused.");
    }

    /** Paid volume of a contract is settled, also after its year. */
    boolean settle(int moneysYear, long amount, LocalDate on) {
        return !isClosed(on) && moveAnyway(on, List.of(new Leg("paid " + moneysYear, "settled " + moneysYear, amount)));
    }

    /** A month, or a year with nothing in flight. */
    boolean close(String period) {
        boolean flies = period.length() == 4 && balance("flying " + period) + balance("flyingDirect " + period) > 0;
        return !flies && closed.add(period);
    }

    boolean reopen(String period) {
        return closed.remove(period);
    }

    boolean commit(long amount, LocalDate on) {
        return claimed() + amount <= value && move(year, on, new Leg("free " + year, "committed " + year, amount));
    }

    boolean releaseCommitment(long amount, LocalDate on) {
        return move(year, on, new Leg("committed " + year, "free " + year, amount));
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
                && !(reached(volumePaid(), newValue) && holds("advance") > 0);
        if (lawful) {
            value = newValue;
        }
        return lawful;
    }

    boolean ask(int id, Asked asked) {
        long out = holds("advance") + pending('A', true) - pending('P', false);
        long volume = volumePaid() + pending('P', true);
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
        if (!lawful || !move(asked.year(), asked.on(), new Leg(asked.source(), asked.flight(), asked.cash()))) {
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
                    case 'A' -> holds("advance") + volume <= share(value, cap) && !reached(volumePaid(), value);
                    default ->
                        volumePaid() + volume <= accepted
                                && recovery <= holds("advance")
                                && !(reached(volumePaid() + volume, value) && holds("advance") > recovery);
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
        if (!move(asked.year(), on, legs)) {
            return false;
        }
        open.remove(id);
        booked.put(id, new Booked(asked, on, volume, recovery, 0, legs));
        return true;
    }

    /** Refused, withdrawn or run out. */
    boolean release(int id, LocalDate on) {
        Asked asked = open.get(id);
        if (!move(asked.year(), on, new Leg(asked.flight(), asked.source(), asked.cash()))) {
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
        long newPaid = volumePaid() - (asked.kind() == 'P' ? done.volume() : 0);
        boolean lawful = done.back() == 0
                && (asked.direct()
                        || (newAdvance <= share(value, cap) && !(reached(newPaid, value) && newAdvance > 0)));
        if (!lawful || !move(asked.year(), on, mirrored(done.legs()))) {
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
        if (done.back() + amount > done.cash()
                || isClosed(on)
                || !moveAnyway(on, List.of(new Leg(asked.goal(), to, amount)))) {
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
        long ending = balance("council " + year) + balance("unit " + year) + balance("other " + year);
        if (free + committed + ending > 0 && (isClosed(on) || closed.contains("" + year))) {
            return false;
        }
        List<Leg> legs = List.of(
                new Leg("free " + year, "carried " + year, free),
                new Leg("committed " + year, "carried " + year, committed),
                new Leg(AUTHORITY + " " + next, "free " + next, free + committed),
                new Leg("free " + next, "committed " + next, committed),
                new Leg("council " + year, "ended " + year, balance("council " + year)),
                new Leg("unit " + year, "ended " + year, balance("unit " + year)),
                new Leg("other " + year, "ended " + year, balance("other " + year)));
        if (!moveAnyway(on, legs)) {
            return false;
        }
        year = next;
        return true;
    }

    /** Whether the books of that day are closed. */
    boolean isClosed(LocalDate on) {
        return closed.contains(on.toString().substring(0, 7)) || closed.contains("" + on.getYear());
    }

    /** What the contract's payments were for, settled or not. */
    long volumePaid() {
        return holds("paid") + holds("settled");
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
        return holds("committed") + holds("flying") + holds("advance") + volumePaid();
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

    private static List<Leg> mirrored(List<Leg> legs) {
        List<Leg> back = new ArrayList<>();
        legs.forEach(leg -> back.add(0, new Leg(leg.to(), leg.from(), leg.amount())));
        return back;
    }

    private boolean move(int moneysYear, LocalDate on, Leg... legs) {
        return move(moneysYear, on, List.of(legs));
    }

    /** Neither in closed books nor with the money of a closed year; where no đồng moves, there is nothing to enter. */
    private boolean move(int moneysYear, LocalDate on, List<Leg> legs) {
        if (legs.stream().allMatch(leg -> leg.amount() == 0)) {
            return true;
        }
        return !isClosed(on) && !closed.contains("" + moneysYear) && moveAnyway(on, legs);
    }

    /** All legs or none; no book goes below zero on that day or any day after it. */
    private boolean moveAnyway(LocalDate on, List<Leg> legs) {
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
