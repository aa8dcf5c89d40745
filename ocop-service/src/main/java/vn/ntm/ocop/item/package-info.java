/**
 * What of a product is sold and traced: items with their GTIN (GS1 General Specifications; 893 is Vietnam's prefix), and
 * lots (100/QĐ-TTg 2019, Thông tư 02/2024/TT-BKHCN). A product has many items, and an item may lack a GTIN.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.ocop.item;
