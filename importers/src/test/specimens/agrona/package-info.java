/** Agrona: tables with open addressing where the value tells whether a slot is used. */
package specimens.agrona;
