/** The story of a product and how it is packed, in two languages (criteria 5.1 to 5.3 of the scoring sheets). */
@org.jspecify.annotations.NullMarked
package vn.ntm.ocop.story;
