/** Runs the patient of the demo, the {@code shop}, in a JVM of its own and hands over its dumps. Neither prints nor shows anything. */
package deadwood.app.demo;
