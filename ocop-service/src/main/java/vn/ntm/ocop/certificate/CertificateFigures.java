package vn.ntm.ocop.certificate;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;

/** Awards of a period, told apart by star and by what they are: re-issued, new or upgraded are three figures. */
@Singleton
class CertificateFigures {

    private final Database database;

    CertificateFigures(Database database) {
        this.database = database;
    }

    /** How many certificates of one star and kind were issued; the kind is absent for those entered before it was kept. */
    record Awards(int star, @Nullable CertificateKind kind, int count) {}

    /** @param to last day of the period, included */
    List<Awards> issued(LocalDate from, LocalDate to) {
        return database.read(handle -> handle.createQuery("""
                        select (body::jsonb ->> 'star')::int as star, body::jsonb ->> 'kind' as kind, count(*) as awards
                        from certificate
                        where state = 'APPROVED' and (body::jsonb ->> 'issuedOn')::date >= :from
                              and (body::jsonb ->> 'issuedOn')::date <= :to
                        group by 1, 2 order by 1 desc, 2
                        """)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> {
                    String kind = row.getString("kind");
                    return new Awards(
                            row.getInt("star"),
                            kind == null ? null : CertificateKind.valueOf(kind),
                            row.getInt("awards"));
                })
                .list());
    }
}
