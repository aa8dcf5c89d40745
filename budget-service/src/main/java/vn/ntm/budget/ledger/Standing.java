package vn.ntm.budget.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.money.Money;

/**
 * What a cell holds now, read without a lock: for what a refusal says of it, never for a decision.
 *
 * @param decidedBy number of the decision that last brought money to the cell
 */
public record Standing(
        Cell cell, Map<Bucket, Long> balances, @Nullable String decidedBy) {

    public static Standing of(Handle handle, Cell cell) {
        return of(handle, List.of(cell)).getOrDefault(cell, unused(cell));
    }

    /** Of each of these cells; one that nobody has used yet holds nothing. */
    public static Map<Cell, Standing> of(Handle handle, Collection<Cell> cells) {
        Map<Cell, Standing> standings = new HashMap<>();
        if (cells.isEmpty()) {
            return standings;
        }
        Set<Cell> wanted = new HashSet<>(cells);
        handle.createQuery("select * from cell where holder = any (:holders)")
                .bind(
                        "holders",
                        SqlArray.texts(
                                wanted.stream().map(Cell::holder).distinct().toList()))
                .map((row, c) -> {
                    Map<Bucket, Long> balances = new HashMap<>();
                    for (Bucket bucket : Bucket.values()) {
                        balances.put(bucket, row.getLong(bucket.column()));
                    }
                    return new Standing(Ledger.cell(row), balances, row.getString("decided_by"));
                })
                .forEach(standing -> standings.put(standing.cell(), standing));
        wanted.forEach(cell -> standings.computeIfAbsent(cell, Standing::unused));
        return standings;
    }

    public static Standing unused(Cell cell) {
        return new Standing(cell, Map.of(), null);
    }

    /** What a refusal says: the cell, what is left in the bucket, what is asked, and the deciding document. */
    public Map<String, Object> params(Bucket bucket, Money requested) {
        Map<String, Object> params = new HashMap<>();
        params.put("cell", cell.toString());
        params.put("left", Money.vnd(Math.max(0, balances.getOrDefault(bucket, 0L))));
        params.put("requested", requested);
        params.put("decidedBy", Objects.requireNonNullElse(decidedBy, "–"));
        return params;
    }
}
