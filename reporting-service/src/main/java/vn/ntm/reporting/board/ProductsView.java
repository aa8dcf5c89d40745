package vn.ntm.reporting.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * OCOP products of a unit.
 *
 * @param groups products by group and stars in force
 * @param expiring products whose certificate ends, by month, for a year from the day
 * @param products all that take part, by stars and name
 * @param channels what the day's year's sales up to the day came to, by channel
 * @param balance what is had of a commodity on the day against what is wanted
 */
@Schema(name = "OcopProducts")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProductsView(
        String unit,
        LocalDate validOn,
        List<GroupView> groups,
        List<ExpiringView> expiring,
        List<ProductView> products,
        List<ChannelView> channels,
        List<BalanceView> balance) {

    /** @param group null for products whose group is not recorded */
    @Schema(name = "OcopGroup")
    public record GroupView(@Nullable String group, long star3, long star4, long star5, long unrated) {}

    /** Certificates that end in a month. */
    @Schema(name = "OcopExpiring")
    public record ExpiringView(LocalDate month, long products) {}

    /**
     * Sales through one channel, in whole đồng.
     *
     * @param estimated whether a part of it is an estimate
     */
    @Schema(name = "OcopChannel")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChannelView(
            String code,
            @Nullable String kind,
            @Nullable String nameVi,
            @Nullable String nameEn,
            BigDecimal amount,
            boolean estimated) {}

    /** A commodity in one measure; null where nobody declared it, which is not zero. */
    @Schema(name = "OcopBalance")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BalanceView(
            String commodity,
            String measure,
            @Nullable BigDecimal supply,
            @Nullable BigDecimal unsold,
            @Nullable BigDecimal demand) {}

    /** @param stars of the best certificate in force, null without one */
    @Schema(name = "OcopProduct")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ProductView(
            String id,
            String code,
            String name,
            @Nullable String group,
            @Nullable String producer,
            String unit,
            @Nullable String unitName,
            LocalDate joinedOn,
            @Nullable Integer stars,
            @Nullable LocalDate validUntil) {}
}
