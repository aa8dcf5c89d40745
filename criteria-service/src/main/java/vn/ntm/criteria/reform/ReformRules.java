package vn.ntm.criteria.reform;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.unit.Extent;
import vn.ntm.criteria.unit.ReceivingUnit;
import vn.ntm.criteria.unit.Transfer;
import vn.ntm.platform.web.Fault;

/**
 * What must hold for a reform in itself: a unit goes whole to one, or in parts to at least two; the shares of its parts
 * add up to one where all are known, and never to more; each receiving unit is described once.
 */
final class ReformRules {

    private ReformRules() {}

    static List<Fault> faultsOf(Reform reform) {
        List<Fault> faults = new ArrayList<>();
        if (reform.transfers().isEmpty()) {
            faults.add(Fault.at("/transfers", "no-transfers"));
        }
        if (reform.issuedOn() != null && reform.issuedOn().isAfter(reform.effectiveDate())) {
            faults.add(Fault.at(
                    "/effectiveDate",
                    "effective-before-issued",
                    Map.of("effective", reform.effectiveDate(), "issued", reform.issuedOn())));
        }
        checkTransfers(reform, faults);
        checkUnits(reform, faults);
        checkParts(reform, faults);
        return faults;
    }

    private static void checkTransfers(Reform reform, List<Fault> faults) {
        Set<String> seen = new HashSet<>();
        List<Transfer> transfers = reform.transfers();
        for (int i = 0; i < transfers.size(); i++) {
            Transfer transfer = transfers.get(i);
            String at = "/transfers/" + i;
            if (transfer.from() == null && transfer.to() == null) {
                faults.add(Fault.at(at, "transfer-from-nowhere"));
            }
            if (!seen.add(transfer.from() + " " + transfer.to())) {
                faults.add(Fault.at(
                        at, "repeated-transfer", Map.of("from", text(transfer.from()), "to", text(transfer.to()))));
            }
            checkShare(transfer, transfer.shareArea(), at + "/shareArea", faults);
            checkShare(transfer, transfer.sharePopulation(), at + "/sharePopulation", faults);
            checkShare(transfer, transfer.estimatedShareArea(), at + "/estimatedShareArea", faults);
            if (!fits(reform.kind(), transfer)) {
                faults.add(Fault.at(at, "transfer-does-not-fit-kind", Map.of("kind", reform.kind())));
            }
        }
    }

    private static boolean fits(ReformKind kind, Transfer transfer) {
        return switch (kind) {
            case REARRANGEMENT -> true;
            case CHANGE_OF_KIND -> transfer.extent() == Extent.WHOLE && Objects.equals(transfer.from(), transfer.to());
            case END_OF_LEVEL -> transfer.extent() == Extent.WHOLE && transfer.to() == null;
        };
    }

    private static void checkShare(Transfer transfer, @Nullable BigDecimal share, String at, List<Fault> faults) {
        if (share == null) {
            return;
        }
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            faults.add(Fault.at(at, "share-out-of-range", Map.of("given", share)));
        } else if (transfer.extent() == Extent.WHOLE && share.compareTo(BigDecimal.ONE) != 0) {
            faults.add(Fault.at(at, "whole-is-one", Map.of("given", share)));
        }
    }

    private static void checkUnits(Reform reform, List<Fault> faults) {
        Set<String> described = new HashSet<>();
        List<ReceivingUnit> units = reform.units();
        for (int i = 0; i < units.size(); i++) {
            String code = units.get(i).code();
            if (!units.get(i).hasUsableCode()) {
                faults.add(Fault.at("/units/" + i + "/code", "not-a-unit-code", Map.of("given", code)));
            }
            if (!described.add(code)) {
                faults.add(Fault.at("/units/" + i + "/code", "receiving-unit-differs", Map.of("unit", code)));
            }
            if (reform.transfers().stream().noneMatch(transfer -> code.equals(transfer.to()))) {
                faults.add(Fault.at("/units/" + i + "/code", "unit-receives-nothing", Map.of("unit", code)));
            }
        }
        List<Transfer> transfers = reform.transfers();
        for (int i = 0; i < transfers.size(); i++) {
            String to = transfers.get(i).to();
            if (to != null && !described.contains(to)) {
                faults.add(Fault.at("/transfers/" + i + "/to", "receiving-unit-incomplete", Map.of("unit", to)));
            }
        }
    }

    private static void checkParts(Reform reform, List<Fault> faults) {
        Map<String, List<Integer>> byOrigin = new LinkedHashMap<>();
        for (int i = 0; i < reform.transfers().size(); i++) {
            String from = reform.transfers().get(i).from();
            if (from != null) {
                byOrigin.computeIfAbsent(from, code -> new ArrayList<>()).add(i);
            }
        }
        byOrigin.forEach((code, places) -> {
            List<Transfer> parts =
                    places.stream().map(place -> reform.transfers().get(place)).toList();
            int first = places.get(0);
            boolean whole = parts.stream().anyMatch(part -> part.extent() == Extent.WHOLE);
            if (whole && parts.size() > 1) {
                faults.add(Fault.at("/transfers/" + first + "/extent", "whole-and-more", Map.of("unit", code)));
            } else if (!whole && parts.size() == 1) {
                faults.add(Fault.at("/transfers/" + first + "/extent", "one-part-only", Map.of("unit", code)));
            } else if (!whole) {
                checkSum(code, parts, Transfer::shareArea, "/transfers/" + first + "/shareArea", faults);
                checkSum(code, parts, Transfer::sharePopulation, "/transfers/" + first + "/sharePopulation", faults);
                checkSum(
                        code,
                        parts,
                        Transfer::estimatedShareArea,
                        "/transfers/" + first + "/estimatedShareArea",
                        faults);
            }
        });
    }

    private static void checkSum(
            String code,
            List<Transfer> parts,
            Function<Transfer, @Nullable BigDecimal> share,
            String at,
            List<Fault> faults) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean complete = true;
        for (Transfer part : parts) {
            BigDecimal known = share.apply(part);
            complete &= known != null;
            sum = known == null ? sum : sum.add(known);
        }
        int compared = sum.compareTo(BigDecimal.ONE);
        if (complete ? compared != 0 : compared > 0) {
            faults.add(Fault.at(at, "shares-do-not-add-up", Map.of("unit", code, "sum", sum)));
        }
    }

    private static String text(@Nullable String code) {
        return code == null ? "–" : code;
    }
}
