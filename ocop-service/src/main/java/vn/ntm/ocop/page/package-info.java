/**
 * What a buyer sees who scans a label: the rating and whether it holds, the producer's public name, the commune at grant
 * and today. A label read years later still resolves and says that its certificate ended or was revoked. No personal data.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.ocop.page;
