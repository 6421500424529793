/**
 * What changed between two snapshots: classes, retention trees and structures matched by where they hang, and the findings
 * that detectors make of the changes. A new kind of finding is one detector.
 */
package deadwood.model.diff;
