/** Netty's maps of primitive keys. */
package specimens.netty;
