/** HPPC: tables with open addressing whose last slot is kept for the key that marks empty ones. */
package specimens.hppc;
