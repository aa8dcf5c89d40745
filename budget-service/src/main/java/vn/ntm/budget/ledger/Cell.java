package vn.ntm.budget.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;

/**
 * Who holds money of one source, kind and year.
 *
 * @param holder code of the unit, {@code unit/project} or {@code unit/project/contract}
 */
public record Cell(FundSource fundSource, CapitalKind capitalKind, int budgetYear, HolderKind holderKind, String holder)
        implements Comparable<Cell> {

    /** The Council decides, a unit is assigned, a project is detailed, a contract is committed. */
    public enum HolderKind {
        COUNCIL,
        UNIT,
        PROJECT,
        CONTRACT
    }

    public static Cell council(FundSource source, CapitalKind kind, int year, String province) {
        return new Cell(source, kind, year, HolderKind.COUNCIL, province);
    }

    public static Cell unit(FundSource source, CapitalKind kind, int year, String unit) {
        return new Cell(source, kind, year, HolderKind.UNIT, unit);
    }

    public static Cell project(FundSource source, CapitalKind kind, int year, String unit, String project) {
        return new Cell(source, kind, year, HolderKind.PROJECT, unit + "/" + project);
    }

    /** The part of this project's money that is set aside for a contract. */
    public Cell contract(UUID contract) {
        return new Cell(fundSource, capitalKind, budgetYear, HolderKind.CONTRACT, holder + "/" + contract);
    }

    /** The project that a contract's money came from, or the cell itself. */
    public Cell project() {
        return holderKind == HolderKind.CONTRACT
                ? new Cell(
                        fundSource,
                        capitalKind,
                        budgetYear,
                        HolderKind.PROJECT,
                        holder.substring(0, holder.lastIndexOf('/')))
                : this;
    }

    /** The same holder in another budget year. */
    public Cell in(int year) {
        return new Cell(fundSource, capitalKind, year, holderKind, holder);
    }

    public String unit() {
        return holder.split("/", 2)[0];
    }

    public @Nullable String projectCode() {
        String[] parts = holder.split("/");
        return parts.length > 1 ? parts[1] : null;
    }

    public @Nullable UUID contractId() {
        return holderKind == HolderKind.CONTRACT
                ? UUID.fromString(holder.substring(holder.lastIndexOf('/') + 1))
                : null;
    }

    /** The order in which cells are made: the same for everybody, so that nobody waits in a circle. */
    @Override
    public int compareTo(Cell other) {
        return name().compareTo(other.name());
    }

    String name() {
        return fundSource + " " + capitalKind + " " + budgetYear + " " + holderKind + " " + holder;
    }

    @Override
    public String toString() {
        return fundSource + " " + capitalKind + " " + budgetYear + " " + holder;
    }
}
