package vn.ntm.criteria.evidence;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** The store of files: content once by its hash, and a line for every unit for which it was handed in. */
@Singleton
class EvidenceFiles {

    static final int MAXIMUM_SIZE = 10 * 1024 * 1024;
    private static final int MAXIMUM_NAME = 200;
    private static final String COLUMNS = "select e.sha256, e.unit, e.name, c.media_type, c.size, e.on_date,"
            + " e.maker_id, e.recorded_at from evidence e join evidence_content c using (sha256)";

    private final UnitRegister units;
    private final Caller caller;
    private final Clock clock;

    EvidenceFiles(UnitRegister units, Caller caller, Clock clock) {
        this.units = units;
        this.caller = caller;
        this.clock = clock;
    }

    /** What a file is and its bytes. */
    record Content(EvidenceView file, byte[] bytes) {}

    /** Keeps the file; the same bytes for the same unit again change nothing. */
    EvidenceView keep(Tx tx, Actor maker, String unit, String name, LocalDate on, byte[] bytes) {
        FileKind kind = check(tx.handle(), unit, name, on, bytes);
        units.requireScope(tx.handle(), caller, unit, on);
        String hash = hash(bytes);
        tx.handle()
                .createUpdate("insert into evidence_content (sha256, media_type, size, content)"
                        + " values (:hash, :type, :size, :content) on conflict (sha256) do nothing")
                .bind("hash", hash)
                .bind("type", kind.mediaType())
                .bind("size", bytes.length)
                .bind("content", bytes)
                .execute();
        int kept = tx.handle()
                .createUpdate("insert into evidence (sha256, unit, name, on_date, maker_id, recorded_at)"
                        + " values (:hash, :unit, :name, :on, :maker, :at) on conflict (sha256, unit) do nothing")
                .bind("hash", hash)
                .bind("unit", unit)
                .bind("name", name)
                .bind("on", on)
                .bind("maker", maker.id())
                .bind("at", OffsetDateTime.ofInstant(tx.recordedAt(), ZoneOffset.UTC))
                .execute();
        EvidenceView view = find(tx.handle(), hash, unit).orElseThrow();
        if (kept == 1) {
            tx.append(new EventDraft(
                    "ntm.criteria",
                    "vn.ntm.criteria.evidence-kept.v1",
                    "evidence/" + hash + "/" + unit,
                    1,
                    unit,
                    on,
                    view));
        }
        return view;
    }

    LocalDate today() {
        return BusinessTime.today(clock);
    }

    List<EvidenceView> ofUnit(Handle handle, String unit, String after, int limit) {
        return handle.createQuery(
                        COLUMNS + " where e.unit = :unit and e.sha256 > :after order by e.sha256 limit :limit")
                .bind("unit", unit)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, c) -> view(row))
                .filter(file -> isVisible(handle, file))
                .list();
    }

    /** The file, where one of the units for which it was handed in lies within the caller's; 404 otherwise. */
    Content read(Handle handle, String hash) {
        EvidenceView file = handle
                .createQuery(COLUMNS + " where e.sha256 = :hash order by e.unit")
                .bind("hash", hash)
                .map((row, c) -> view(row))
                .list()
                .stream()
                .filter(one -> isVisible(handle, one))
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.of(ProblemType.NOT_FOUND, "", "no-such-document", Map.of("key", hash)));
        byte[] bytes = handle.createQuery("select content from evidence_content where sha256 = :hash")
                .bind("hash", hash)
                .mapTo(byte[].class)
                .one();
        return new Content(file, bytes);
    }

    private boolean isVisible(Handle handle, EvidenceView file) {
        return units.isWithin(handle, file.unit(), caller.units(), file.on());
    }

    private Optional<EvidenceView> find(Handle handle, String hash, String unit) {
        return handle.createQuery(COLUMNS + " where e.sha256 = :hash and e.unit = :unit")
                .bind("hash", hash)
                .bind("unit", unit)
                .map((row, c) -> view(row))
                .findOne();
    }

    private FileKind check(Handle handle, String unit, String name, LocalDate on, byte[] bytes) {
        if (bytes.length == 0) {
            throw ProblemException.of(ProblemType.MALFORMED_REQUEST, "", "empty-body", Map.of());
        }
        if (bytes.length > MAXIMUM_SIZE) {
            throw ProblemException.of(
                    ProblemType.TOO_LARGE,
                    "",
                    "file-too-large",
                    Map.of("given", bytes.length, "maximum", MAXIMUM_SIZE));
        }
        if (units.find(handle, unit, on).isEmpty()) {
            ProblemException.throwIfAny(List.of(Fault.at("unit", "unknown-unit", Map.of("unit", unit, "on", on))));
        }
        boolean isName = !name.isBlank()
                && name.length() <= MAXIMUM_NAME
                && name.chars().noneMatch(c -> c < ' ' || c == 127 || c == '/' || c == '\\');
        ProblemException.requireParameter(isName, "name", "not-a-file-name");
        return FileKind.of(bytes)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE, "", "file-not-taken", Map.of("name", name)));
    }

    private static EvidenceView view(ResultSet row) throws SQLException {
        return new EvidenceView(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getObject(6, LocalDate.class),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
