using Register.Domain.Kernel;

namespace Register.Domain.Reference;

/// <summary>An official list was read in and changed what the register knows.</summary>
/// <param name="List"><c>sectors</c>, <c>areas</c> or <c>cpv_codes</c>.</param>
/// <param name="Year">The year the list is of.</param>
/// <param name="Added">Codes that are new.</param>
/// <param name="Changed">Codes with another name or parent.</param>
/// <param name="Ended">Codes that no longer hold; they stay resolvable.</param>
public sealed record ReferenceListImported(string List, int Year, int Added, int Changed, int Ended) : DomainEvent;
