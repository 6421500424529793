/**
 * From a file to a {@link deadwood.model.snapshot.Snapshot}: {@link deadwood.importers.Importers} picks the
 * {@link deadwood.importers.Importer} by the first bytes. One package below for each format; no analysis lives here.
 */
package deadwood.importers;
