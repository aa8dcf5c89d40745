package vn.ntm.ocop.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;
import vn.ntm.ocop.certificate.Certificate;
import vn.ntm.ocop.producer.Producer;
import vn.ntm.ocop.product.Product;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.unit.UnitRegister;

/**
 * The catalogue in memory. Each question first asks the database for the version of catalogue and units, one cheap query,
 * and reads only what changed since; so an answer never misses what was committed before it, on any instance.
 */
@Singleton
public class Catalogue {

    private static final String VERSIONS =
            "select c.version, u.version from catalogue_version c cross join unit_map_version u";

    private static final String CHANGED = """
            select p.id, p.version, p.body, r.body as producer,
                   (select json_agg(json_build_object('id', c.id, 'certificate', c.body::json))
                    from certificate c
                    where c.body::jsonb ->> 'product' = p.natural_key and c.state = 'APPROVED') as certificates
            from catalogue_change g
            join product p on p.natural_key = g.product
            left join producer r on r.natural_key = p.body::jsonb ->> 'producer'
            where g.version > :since
            """;

    private final Database database;
    private final UnitRegister units;
    private final ObjectMapper json;
    private volatile @Nullable Loaded loaded;

    Catalogue(Database database, UnitRegister units, ObjectMapper json) {
        this.database = database;
        this.units = units;
        this.json = json;
    }

    /**
     * What is shown of one product on a day.
     *
     * @param certificate the one in force, or the last one issued by then
     * @param unitAtGrant its unit on the day of that certificate first, then those above it
     * @param unitToday its unit that day first, then those above it
     */
    public record Standing(
            UUID id,
            String name,
            Basis basis,
            @Nullable String producerName,
            CertificateState state,
            @Nullable Certificate certificate,
            List<Place> unitAtGrant,
            List<Place> unitToday) {}

    /**
     * A unit as it is called on a day.
     *
     * @param endedOn first day on which it was no more, where it has ended by then
     */
    public record Place(String name, String kind, @Nullable LocalDate endedOn) {

        static Place of(Ancestry.Named unit) {
            return new Place(unit.name(), unit.kind(), unit.endedOn());
        }
    }

    /**
     * Code of the unit in which a product lies on a day: its own or what came of it by reforms, and the nearest above it
     * that is still there where it ended or was divided.
     */
    public Optional<String> unitOn(String code, LocalDate day) {
        CatalogueSnapshot snapshot = now();
        return snapshot.find(code).stream()
                .flatMap(product -> snapshot.unitsOf(product, day).stream())
                .filter(unit -> unit.endedOn() == null)
                .map(Ancestry.Named::code)
                .findFirst();
    }

    /** Codes of the products that lie within a unit on a day, through all reforms until then. */
    public List<String> within(String unit, LocalDate day) {
        CatalogueSnapshot snapshot = now();
        return snapshot.products().stream()
                .filter(product -> snapshot.unitsOf(product, day).stream()
                        .anyMatch(above -> above.code().equals(unit)))
                .map(product -> product.product().code())
                .toList();
    }

    /** A unit by its code of that day, and those above it. */
    public List<Place> places(String unit, LocalDate day) {
        return now().unitsOf(unit, day).stream().map(Place::of).toList();
    }

    /** One product as it stands on a day. */
    public Optional<Standing> standing(String code, LocalDate day) {
        CatalogueSnapshot snapshot = now();
        return snapshot.find(code).map(product -> {
            Holding valid = product.validOn(day);
            Holding shown = valid == null ? product.latestBy(day) : valid;
            Producer producer = product.producer();
            return new Standing(
                    product.id(),
                    product.product().name(),
                    product.product().basis(),
                    producer == null ? null : producer.name(),
                    product.stateOn(day),
                    shown == null ? null : shown.certificate(),
                    shown == null
                            ? List.of()
                            : snapshot.unitsAtGrant(product, shown.certificate()).stream()
                                    .map(Place::of)
                                    .toList(),
                    snapshot.unitsOf(product, day).stream().map(Place::of).toList());
        });
    }

    private record Versions(long catalogue, long units) {}

    private record Loaded(Versions versions, CatalogueSnapshot snapshot) {}

    /** The catalogue as it is committed now. */
    CatalogueSnapshot now() {
        Versions current = database.read(Catalogue::versions);
        Loaded seen = loaded;
        return seen != null && seen.versions().equals(current) ? seen.snapshot() : refresh(current);
    }

    /** One reads for all that wait; whoever comes after finds it done. */
    private synchronized CatalogueSnapshot refresh(Versions wanted) {
        Loaded seen = loaded;
        if (seen != null
                && seen.versions().catalogue() >= wanted.catalogue()
                && seen.versions().units() >= wanted.units()) {
            return seen.snapshot();
        }
        return database.readConsistently(handle -> {
            Versions versions = versions(handle);
            CatalogueSnapshot snapshot = seen != null && seen.versions().units() == versions.units()
                    ? seen.snapshot().with(changed(handle, seen.versions().catalogue()), setNames(handle))
                    : CatalogueSnapshot.of(
                            changed(handle, 0),
                            new Ancestry(units.all(handle), Successors.read(handle)),
                            setNames(handle));
            loaded = new Loaded(versions, snapshot);
            return snapshot;
        });
    }

    private List<CatalogueProduct> changed(Handle handle, long since) {
        return handle.createQuery(CHANGED)
                .bind("since", since)
                .map((row, context) -> product(row))
                .list();
    }

    /** By number, 0 first, which is no set; of several editions the latest. */
    private static List<String> setNames(Handle handle) {
        List<String> names = new ArrayList<>(Collections.nCopies(Counting.HIGHEST_SET + 1, ""));
        handle.createQuery("select (body::jsonb ->> 'number')::int, body::jsonb ->> 'nameVi' from product_set"
                        + " order by (body::jsonb ->> 'edition')::int")
                .map((row, context) -> names.set(row.getInt(1), row.getString(2)))
                .list();
        return List.copyOf(names);
    }

    private static Versions versions(Handle handle) {
        return handle.createQuery(VERSIONS)
                .map((row, context) -> new Versions(row.getLong(1), row.getLong(2)))
                .one();
    }

    private CatalogueProduct product(ResultSet row) throws SQLException {
        try {
            Product product = json.readValue(row.getString("body"), Product.class);
            String producer = row.getString("producer");
            String certificates = row.getString("certificates");
            List<Holding> holdings = certificates == null
                    ? List.of()
                    : json.readValue(certificates, new TypeReference<List<IdAndCertificate>>() {}).stream()
                            .map(one -> new Holding(one.id(), one.certificate()))
                            .sorted(Comparator.comparing(Holding::from))
                            .toList();
            return new CatalogueProduct(
                    row.getObject("id", UUID.class),
                    row.getLong("version"),
                    product,
                    producer == null ? null : json.readValue(producer, Producer.class),
                    holdings,
                    VietnameseOrder.key(product.name()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A product of the catalogue cannot be read.", e);
        }
    }

    private record IdAndCertificate(UUID id, Certificate certificate) {}
}
