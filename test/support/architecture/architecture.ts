/** What a room of the repository may import, besides itself. */
export interface Architecture {
  /** Rooms (top-level folders) by name, each with the rooms it may import. A room that is not named may import anything. */
  readonly rooms: Readonly<Record<string, readonly string[]>>;
  /** Rooms inside `core`, each with the rooms inside `core` that it may import. Files beside them are open to all. */
  readonly coreRooms: Readonly<Record<string, readonly string[]>>;
  /** Packages that `core` may import. */
  readonly corePackages: readonly string[];
  /** Packages that one folder alone may import. */
  readonly soleImporters: Readonly<Record<string, string>>;
  /** Files outside every room that a room may read. */
  readonly openFiles: readonly string[];
}
