/**
 * Samples and values over time: buckets, lanes, heat maps and the ranges one picks in them. Times are nanoseconds since 1970 throughout.
 * Nothing that draws lives here.
 */
package deadwood.model.timeline;
