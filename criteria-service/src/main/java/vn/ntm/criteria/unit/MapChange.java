package vn.ntm.criteria.unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.ntm.criteria.Basis;
import vn.ntm.platform.unit.Recast;

/**
 * What one reform does to the map of units.
 *
 * @param id of the reform
 * @param number of its resolution
 * @param units as they are from the effective date on
 */
public record MapChange(
        UUID id,
        String number,
        LocalDate effectiveDate,
        Basis basis,
        List<ReceivingUnit> units,
        List<Transfer> transfers) {

    /** Codes of the units that give. */
    Set<String> origins() {
        return transfers.stream()
                .map(Transfer::from)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
    }

    public List<Transfer> from(String code) {
        return transfers.stream()
                .filter(transfer -> code.equals(transfer.from()))
                .toList();
    }

    public List<Transfer> into(String code) {
        return transfers.stream().filter(transfer -> code.equals(transfer.to())).toList();
    }

    Optional<ReceivingUnit> unit(String code) {
        return units.stream().filter(unit -> unit.code().equals(code)).findFirst();
    }

    /** The same as a step of a recast. */
    public Recast.Step step(Weight weight) {
        return new Recast.Step(
                effectiveDate,
                transfers.stream()
                        .map(transfer -> new Recast.Part(transfer.from(), transfer.to(), transfer.share(weight)))
                        .toList());
    }
}
