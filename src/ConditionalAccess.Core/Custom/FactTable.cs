using System.Diagnostics.CodeAnalysis;

namespace ConditionalAccess.Custom;

/// <summary>What kind of value a fact has, and so what can be said about it.</summary>
internal enum FactKind : byte
{
    None = 0,

    /// <summary>Yes or no.</summary>
    Flag,
    Number,
    Enumeration,
    Text,

    /// <summary>An id: equal or not, nothing else.</summary>
    Id,
    Version,
    Time,

    /// <summary>The time between two times; never a fact itself.</summary>
    Span,
    TextList,
    IdList,
    Address,

    /// <summary>A set of authentication methods.</summary>
    Methods,
}

/// <summary>One fact.</summary>
/// <param name="Fact">Its number.</param>
/// <param name="Path">How an expression names it, after the parameter: members with points.</param>
/// <param name="Kind">What kind of value it has.</param>
/// <param name="Words">The enumeration of its values; null for other kinds.</param>
/// <param name="StaysUnknown">
/// Whether one that is not known stays so in what-if. It does when it comes from the directory or has a default of its own; anything else that the request leaves
/// out has no value there (spec 0.3-2).
/// </param>
/// <param name="ReportedName">The name under which a device can report it as unavailable, whatever else is known of it; null when it cannot (spec 12.4).</param>
internal sealed record FactDefinition(CustomFact Fact, string Path, FactKind Kind, Type? Words = null, bool StaysUnknown = false, string? ReportedName = null)
{
    /// <summary>Whether it is an extension attribute of a sign-in's device, which has its value on managed devices only (spec 4.8).</summary>
    public bool IsExtension => Fact is >= CustomFact.DeviceExtensionAttribute1 and <= CustomFact.DeviceExtensionAttribute15;

    /// <summary>Whether an expression gives it an argument: <c>Attribute(name)</c>.</summary>
    public bool HasArgument => Fact is CustomFact.ServicePrincipalAttribute or CustomFact.AgentAttribute;
}

/// <summary>All facts.</summary>
internal static class FactTable
{
    private static readonly Dictionary<string, FactDefinition> s_signIn = SignInFactTable.All.ToDictionary(f => f.Path, StringComparer.Ordinal);
    private static readonly Dictionary<string, FactDefinition> s_device = ManagedDeviceFactTable.All.ToDictionary(f => f.Path, StringComparer.Ordinal);
    private static readonly FactDefinition?[] s_byFact = ByFact();

    public static bool TryFind(ScriptKind kind, string path, [NotNullWhen(true)] out FactDefinition? fact)
        => (kind == ScriptKind.Condition ? s_signIn : s_device).TryGetValue(path, out fact);

    public static FactDefinition Of(CustomFact fact) => s_byFact[(int)fact]!;

    /// <summary>Whether a fact belongs to devices under compliance rules.</summary>
    public static bool IsOfManagedDevice(CustomFact fact) => fact >= CustomFact.ManagedId;

    private static FactDefinition?[] ByFact()
    {
        var all = new FactDefinition?[SignInFactTable.All.Length + ManagedDeviceFactTable.All.Length + 1];
        foreach (FactDefinition fact in SignInFactTable.All) all[(int)fact.Fact] = fact;
        foreach (FactDefinition fact in ManagedDeviceFactTable.All) all[(int)fact.Fact] = fact;
        return all;
    }
}
