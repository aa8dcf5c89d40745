package vn.ntm.budget.paymentrequest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rules once more, written from the law's words and not from the product's code: one project with a contract, plain
 * numbers, no buckets shared with the product. It says yes or no to each step, and what the project holds afterwards.
 */
final class ReferenceModel {

    /** A request as the model knows it. */
    record Asked(char kind, long volume, long recovery, LocalDate on) {

        long cash() {
            return volume - recovery;
        }
    }

    final long value;
    final int cap;
    final int complete;
    long free;
    long committed;
    long advance;
    long paid;
    long accepted;
    long plan;
    final Map<Integer, Asked> open = new HashMap<>();
    /** Changes of what is free, and of what is committed and not asked for, by business date. */
    private final TreeMap<LocalDate, Long> freeByDay = new TreeMap<>();

    private final TreeMap<LocalDate, Long> committedByDay = new TreeMap<>();
    private final TreeMap<LocalDate, Long> flyingDirectByDay = new TreeMap<>();
    private final TreeMap<LocalDate, Long> flyingByDay = new TreeMap<>();
    private final TreeMap<LocalDate, Long> advanceByDay = new TreeMap<>();

    ReferenceModel(long value, int cap, int complete) {
        this.value = value;
        this.cap = cap;
        this.complete = complete;
    }

    boolean detail(long amount, LocalDate on) {
        plan += amount;
        free += amount;
        freeByDay.merge(on, amount, Long::sum);
        return true;
    }

    boolean cut(long amount, LocalDate on) {
        if (!bears(freeByDay, amount, on)) {
            return false;
        }
        plan -= amount;
        free -= amount;
        freeByDay.merge(on, -amount, Long::sum);
        return true;
    }

    boolean commit(long amount, LocalDate on) {
        if (committed + flying() + advance + paid + amount > value || !bears(freeByDay, amount, on)) {
            return false;
        }
        move(freeByDay, committedByDay, amount, on);
        free -= amount;
        committed += amount;
        return true;
    }

    boolean accept(long volume) {
        if (accepted + volume > value) {
            return false;
        }
        accepted += volume;
        return true;
    }

    boolean ask(int id, Asked asked) {
        long wouldBePaid = paid + asked('P', true);
        long wouldBeOut = advance + asked('A', true) - asked('P', false);
        switch (asked.kind()) {
            case 'D' -> {
                if (!bears(freeByDay, asked.cash(), asked.on())) {
                    return false;
                }
                move(freeByDay, flyingDirectByDay, asked.cash(), asked.on());
                free -= asked.cash();
            }
            case 'A' -> {
                boolean lawful = advance + asked('A', true) + asked.volume() <= value * cap / 100
                        && (!reached(wouldBePaid) || wouldBeOut + asked.volume() <= 0);
                if (!lawful || !bears(committedByDay, asked.cash(), asked.on())) {
                    return false;
                }
                move(committedByDay, flyingByDay, asked.cash(), asked.on());
                committed -= asked.cash();
            }
            default -> {
                boolean lawful = wouldBePaid + asked.volume() <= accepted
                        && asked.recovery() <= advance - asked('P', false)
                        && (!reached(wouldBePaid + asked.volume()) || wouldBeOut - asked.recovery() <= 0);
                if (!lawful || !bears(committedByDay, asked.cash(), asked.on())) {
                    return false;
                }
                move(committedByDay, flyingByDay, asked.cash(), asked.on());
                committed -= asked.cash();
            }
        }
        open.put(id, asked);
        return true;
    }

    boolean book(int id, LocalDate on, long volume, long recovery) {
        Asked asked = open.get(id);
        long rest = asked.cash() - (volume - recovery);
        TreeMap<LocalDate, Long> from = asked.kind() == 'D' ? flyingDirectByDay : flyingByDay;
        if (!bears(from, asked.cash(), on)) {
            return false;
        }
        switch (asked.kind()) {
            case 'D' -> {
                paidDirect += volume;
                free += rest;
                move(flyingDirectByDay, freeByDay, rest, on);
                flyingDirectByDay.merge(on, -volume, Long::sum);
            }
            case 'A' -> {
                if (advance + volume > value * cap / 100 || reached(paid)) {
                    return false;
                }
                advance += volume;
                committed += rest;
                move(flyingByDay, committedByDay, rest, on);
                move(flyingByDay, advanceByDay, volume, on);
            }
            default -> {
                if (paid + volume > accepted
                        || recovery > advance
                        || (reached(paid + volume) && advance - recovery > 0)
                        || !bears(advanceByDay, recovery, on)) {
                    return false;
                }
                paid += volume;
                advance -= recovery;
                committed += rest;
                move(flyingByDay, committedByDay, rest, on);
                flyingByDay.merge(on, -(volume - recovery), Long::sum);
                advanceByDay.merge(on, -recovery, Long::sum);
            }
        }
        open.remove(id);
        return true;
    }

    long paidDirect;

    boolean release(int id, LocalDate on) {
        Asked asked = open.get(id);
        boolean direct = asked.kind() == 'D';
        if (!bears(direct ? flyingDirectByDay : flyingByDay, asked.cash(), on)) {
            return false;
        }
        move(direct ? flyingDirectByDay : flyingByDay, direct ? freeByDay : committedByDay, asked.cash(), on);
        if (direct) {
            free += asked.cash();
        } else {
            committed += asked.cash();
        }
        open.remove(id);
        return true;
    }

    long flying() {
        return open.values().stream()
                .filter(asked -> asked.kind() != 'D')
                .mapToLong(Asked::cash)
                .sum();
    }

    long flyingDirect() {
        return open.values().stream()
                .filter(asked -> asked.kind() == 'D')
                .mapToLong(Asked::cash)
                .sum();
    }

    List<Long> holds() {
        return new ArrayList<>(List.of(free, committed, flying() + flyingDirect(), advance, paid + paidDirect));
    }

    private long asked(char kind, boolean volume) {
        return open.values().stream()
                .filter(asked -> asked.kind() == kind)
                .mapToLong(asked -> volume ? asked.volume() : asked.recovery())
                .sum();
    }

    private boolean reached(long paidVolume) {
        return paidVolume * 100 >= value * complete;
    }

    private static void move(TreeMap<LocalDate, Long> from, TreeMap<LocalDate, Long> to, long amount, LocalDate on) {
        from.merge(on, -amount, Long::sum);
        to.merge(on, amount, Long::sum);
    }

    /** Whether taking this much on this day leaves the running sum at zero or more on that day and ever after. */
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
