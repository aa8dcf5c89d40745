/**
 * People by unit and day of count (census of 01/04/2019 and published figures), and the same people on the map of
 * another day: recast through the reforms, as a range where nobody published how a unit was divided.
 */
@org.jspecify.annotations.NullMarked
package vn.ntm.criteria.population;
