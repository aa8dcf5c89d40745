package vn.ntm.criteria.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.recognition.Level;

/** A dossier as it is handed in. */
public record DossierRequest(
        String unit,
        Level level,
        int achievementYear,
        LocalDate submittedOn,
        @Nullable LocalDate completedOn,
        @Nullable UUID assessment,
        List<Dossier.DossierDocument> documents,
        @Nullable String note) {}
