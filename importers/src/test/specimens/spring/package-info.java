/** Spring's {@code ConcurrentReferenceHashMap}. */
package specimens.spring;
