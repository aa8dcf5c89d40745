package vn.ntm.reporting.board;

import static vn.ntm.reporting.fact.TwoClocks.known;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.inbox.InboxSignal;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;
import vn.ntm.reporting.fact.Moment;
import vn.ntm.reporting.fact.TwoClocks;
import vn.ntm.reporting.indicator.Indicators;
import vn.ntm.reporting.indicator.Knowledge;
import vn.ntm.reporting.indicator.Reading;
import vn.ntm.reporting.statement.Statements;
import vn.ntm.reporting.unit.PlaceUnits;

/** Answers the views' questions, from ready bytes where nothing has changed. */
@Singleton
class Boards {

    private final Database database;
    private final ReadyAnswers ready;
    private final Overview overview;
    private final PlaceQueries places;
    private final PlacePage placePage;
    private final MoneyQueries money;
    private final ProductQueries products;
    private final PlaceUnits units;
    private final Indicators indicators;
    private final Statements statements;
    private final InboxSignal signal;
    private final Clock clock;

    Boards(
            Database database,
            ReadyAnswers ready,
            Overview overview,
            PlaceQueries places,
            PlacePage placePage,
            MoneyQueries money,
            ProductQueries products,
            PlaceUnits units,
            Indicators indicators,
            Statements statements,
            InboxSignal signal,
            Clock clock) {
        this.database = database;
        this.ready = ready;
        this.overview = overview;
        this.places = places;
        this.placePage = placePage;
        this.money = money;
        this.products = products;
        this.units = units;
        this.indicators = indicators;
        this.statements = statements;
        this.signal = signal;
        this.clock = clock;
    }

    ReadyAnswers.Ready overview(@Nullable String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        return answer("overview", unit, validOn, asOf, overview::of);
    }

    ReadyAnswers.Ready criteria(@Nullable String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        return answer("criteria", unit, validOn, asOf, this::criteria);
    }

    ReadyAnswers.Ready money(@Nullable String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        return answer("money", unit, validOn, asOf, money::of);
    }

    ReadyAnswers.Ready products(@Nullable String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        return answer("products", unit, validOn, asOf, products::of);
    }

    ReadyAnswers.Ready figures(@Nullable String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        return answer("figures", unit, validOn, asOf, this::figures);
    }

    /** Every indicator of the catalogue on the day, with what was published about it. */
    private Page<FiguresView> figures(Handle handle, Asked asked) {
        Reading reading = asked.reading(indicators, handle);
        return new Page<>(
                indicators.list(handle).stream()
                        .map(indicator -> new FiguresView(
                                indicator,
                                reading.figure(indicator.code(), asked.unit(), asked.validOn()),
                                statements.about(
                                        handle,
                                        indicator.code(),
                                        asked.unit(),
                                        asked.validOn(),
                                        asked.asOf(),
                                        indicator.modes().isEmpty() ? null : "at-least")))
                        .toList(),
                null);
    }

    ReadyAnswers.Ready place(String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        return answer("place", unit, validOn, asOf, placePage::of);
    }

    /** All that the code ever named; 404 where it never named anything. */
    PlaceView.PeriodsView periods(String unit, @Nullable Instant asOf) {
        return database.readConsistently(handle -> {
            units.requireEverKnown(handle, unit);
            return new PlaceView.PeriodsView(UnitHistory.of(handle, unit, Knowledge.moment(handle, asOf, clock)));
        });
    }

    /** The rows of a view as CSV and XLSX show them; as JSON a view comes from ready bytes. */
    OverviewView overviewTable(@Nullable String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        return read(unit, validOn, asOf, overview::of);
    }

    Page<CommuneView> communesTable(@Nullable String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        return read(unit, validOn, asOf, this::communes);
    }

    Page<MoneyView.UnitView> moneyTable(@Nullable String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        return new Page<>(read(unit, validOn, asOf, money::of).units(), null);
    }

    Page<ProductsView.ProductView> productsTable(
            @Nullable String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        return new Page<>(read(unit, validOn, asOf, products::of).products(), null);
    }

    Page<FiguresView> figuresTable(@Nullable String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        return read(unit, validOn, asOf, this::figures);
    }

    PlaceView placeTable(String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        return read(unit, validOn, asOf, placePage::of);
    }

    ReadyAnswers.Ready communesReady(@Nullable String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        return answer("communes", unit, validOn, asOf, this::communes);
    }

    private Page<CommuneView> communes(Handle handle, Asked asked) {
        return new Page<>(places.communes(handle, asked), null);
    }

    /** @param day on which a unit beneath the asked one began, ended or changed */
    record ReformView(LocalDate day) {}

    ReadyAnswers.Ready reforms(@Nullable String unit, @Nullable Instant asOf) {
        // Of a unit that is there no more, too: it is the days on which it changed that are asked for.
        return ready.get(key("reforms", text(unit), "", text(asOf)), () -> reformDays(unit, asOf));
    }

    Page<ReformView> reformDays(@Nullable String unit, @Nullable Instant asOf) {
        return database.readConsistently(handle -> {
            Asked asked = asked(handle, unit, null, asOf);
            return new Page<>(
                    units.reforms(handle, asked.unit(), asked.asOf()).stream()
                            .map(ReformView::new)
                            .toList(),
                    null);
        });
    }

    FreshnessView freshness() {
        return new FreshnessView(database.read(handle -> Knowledge.of(handle).newest()), signal.behind());
    }

    /**
     * The ready answer to a question as it stands in an address, without waiting for anything; null when there is none or
     * it is no longer true.
     */
    ReadyAnswers.@Nullable Ready readyNow(String what, String unit, String validOn, String asOf) {
        return ready.known(key(what, unit, validOn, asOf));
    }

    private ReadyAnswers.Ready answer(
            String what,
            @Nullable String unit,
            @Nullable LocalDate validOn,
            @Nullable Instant asOf,
            BiFunction<Handle, Asked, Object> work) {
        return ready.get(key(what, text(unit), text(validOn), text(asOf)), () -> read(unit, validOn, asOf, work));
    }

    private <T> T read(
            @Nullable String unit,
            @Nullable LocalDate validOn,
            @Nullable Instant asOf,
            BiFunction<Handle, Asked, T> work) {
        return database.readConsistently(handle -> work.apply(handle, there(handle, unit, validOn, asOf)));
    }

    private Key key(String what, String unit, String validOn, String asOf) {
        return new Key(what, unit, validOn, asOf, BusinessTime.today(clock), indicators.catalogueDigest());
    }

    private static String text(@Nullable Object given) {
        return given == null ? "" : given.toString();
    }

    /** All that an answer depends on besides the facts; what was not given is empty. */
    private record Key(String what, String unit, String validOn, String asOf, LocalDate today, String catalogue) {}

    private Asked there(Handle handle, @Nullable String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        Asked asked = asked(handle, unit, validOn, asOf);
        if (unit != null && !unit.isBlank()) {
            units.requireThere(handle, asked.unit(), asked.validOn(), asked.asOf());
        }
        return asked;
    }

    private Asked asked(Handle handle, @Nullable String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        String code = unit == null || unit.isBlank()
                ? units.top(handle).orElseThrow(() -> ProblemException.notFound("unit-at-all", ""))
                : unit;
        LocalDate today = BusinessTime.today(clock);
        LocalDate day =
                validOn == null ? units.firstDay(handle, units.top(handle).orElse(code), today) : Moment.day(validOn);
        if (day.isAfter(today)) {
            throw ProblemException.of(ProblemType.INVALID_PARAMETER, "validOn", "in-the-future", Map.of("given", day));
        }
        return new Asked(code, day, Knowledge.moment(handle, asOf, clock), asOf == null);
    }

    private CriteriaView criteria(Handle handle, Asked asked) {
        List<CommuneView> communes = places.communes(handle, asked);
        Map<String, Integer> sets = new HashMap<>();
        communes.forEach(commune -> {
            if (commune.criteriaSet() != null) {
                sets.merge(commune.criteriaSet(), 1, Integer::sum);
            }
        });
        String most = sets.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
        long others = communes.stream()
                .filter(commune -> most == null || !most.equals(commune.criteriaSet()))
                .count();
        if (most == null) {
            return new CriteriaView(asked.unit(), asked.validOn(), null, null, null, "[]", communes, others);
        }
        return TwoClocks.ask(
                        handle,
                        "select s.attributes ->> 'nameVi' as vi, s.attributes ->> 'nameEn' as en,"
                                + " coalesce(s.attributes -> 'criteria', '[]'::jsonb)::text as criteria from fact s"
                                + " where s.kind = 'CRITERIA_SET' and s.criteria_set = :set and" + known("s")
                                + " limit 1",
                        asked.unit(),
                        asked.validOn(),
                        asked.asOf())
                .bind("set", most)
                .map((row, context) -> new CriteriaView(
                        asked.unit(),
                        asked.validOn(),
                        most,
                        row.getString("vi"),
                        row.getString("en"),
                        row.getString("criteria"),
                        communes,
                        others))
                .one();
    }
}
