/** Labels of samples: the keys there are, the samples by the values of one key, and narrowing a profile by them. Knows no other view. */
package deadwood.app.ui.labels;
