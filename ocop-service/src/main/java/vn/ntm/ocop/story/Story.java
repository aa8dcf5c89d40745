package vn.ntm.ocop.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;

/** What is told about a product and its packaging; one for each product. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Story(
        String product,
        String textVi,
        @Nullable String textEn,
        @Nullable String packagingVi,
        @Nullable String packagingEn,
        Basis basis,
        String source) {}
