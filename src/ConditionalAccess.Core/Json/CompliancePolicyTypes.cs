using System.Collections.Frozen;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Finds the type of a policy: as written, else from names around it, else from its members (spec 17).</summary>
internal static class CompliancePolicyTypes
{
    private static readonly FrozenDictionary<string, PolicyTypes> ByProperty = ComplianceSettings.All
        .Where(d => !d.IsFor(CompliancePolicyType.SettingsCatalog)).GroupBy(d => d.Name, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(g => g.Key, g => g.Aggregate(PolicyTypes.None, (types, d) => types | d.Types), StringComparer.OrdinalIgnoreCase);

    private static readonly CompliancePolicyType[] All = [.. Enum.GetValues<CompliancePolicyType>().Where(t => t is not (CompliancePolicyType.Unknown or CompliancePolicyType.DefaultDevice))];

    /// <summary>The types that have a property of that name.</summary>
    public static PolicyTypes TypesWith(string name) => ByProperty.GetValueOrDefault(name);

    /// <summary>The type that a name ends in, such as a file name; <see cref="CompliancePolicyType.Unknown"/> when it ends in none.</summary>
    public static CompliancePolicyType EndOf(string? name)
    {
        if (name is null) return CompliancePolicyType.Unknown;
        ReadOnlySpan<char> text = name.AsSpan();
        if (text.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) text = text[..^5];
        foreach (CompliancePolicyType type in All)
        {
            // A type name is no end of a longer one: androidCompliancePolicy does not end xandroidCompliancePolicy.
            string word = ComplianceWords.Types.Find(type)!;
            if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !char.IsAsciiLetterOrDigit(text[^(word.Length + 1)]))) return type;
        }

        return CompliancePolicyType.Unknown;
    }

    /// <summary>The type and, when it is not understood, how it was written.</summary>
    /// <param name="policy">The policy; its <c>@odata.type</c> is taken.</param>
    /// <param name="hintedType">The type that the file or the member around it is named after.</param>
    public static (CompliancePolicyType Type, string? Unknown) Read(ComplianceObject policy, CompliancePolicyType hintedType)
    {
        JsonNode written = policy.Take("@odata.type");
        if (written.IsString) return Written(policy, written);
        CompliancePolicyType type = Inferred(policy, written.IsNull ? policy.Node : written, hintedType);
        if (type == CompliancePolicyType.Unknown && !written.IsNull) policy.Keep("@odata.type", written);
        return (type, null);
    }

    private static (CompliancePolicyType Type, string? Unknown) Written(ComplianceObject policy, JsonNode written)
    {
        if (!ComplianceWords.Types.TryFind(ODataType.Of(policy.Node)!, out CompliancePolicyType type, out _))
            return (Refuse(policy.Context, written, $"the type {DiagnosticText.Quote(written.Text)} is not known"), written.Text);
        if (type != CompliancePolicyType.SettingsCatalog || IsForLinux(policy.Node)) return (type, null);
        return (Refuse(policy.Context, policy.Node.Member("platforms"), "a compliance policy of the settings catalog is for a platform that is not known here, expected linux"), written.Text);
    }

    private static CompliancePolicyType Inferred(ComplianceObject policy, JsonNode at, CompliancePolicyType hintedType)
    {
        if (ComplianceKinds.IsCatalog(policy.Node))
        {
            if (!IsForLinux(policy.Node)) return Refuse(policy.Context, at, "the policy is of the settings catalog, for a platform that is not known here");
            policy.Context.Note(DiagnosticCodes.ComplianceTypeInferred, at, "a policy of the settings catalog does not say its type and is read as deviceManagementCompliancePolicy");
            return CompliancePolicyType.SettingsCatalog;
        }

        CompliancePolicyType type = hintedType != CompliancePolicyType.Unknown ? hintedType : FromProperties(policy.Node);
        if (type == CompliancePolicyType.Unknown) return Refuse(policy.Context, at, "the policy does not say its type ('@odata.type'), and nothing else tells it");
        string origin = hintedType != CompliancePolicyType.Unknown ? "the names around it" : "its members";
        policy.Context.Warn(DiagnosticCodes.ComplianceTypeInferred, at, $"the policy does not say its type ('@odata.type'); from {origin} it is read as {ComplianceWords.Types.Find(type)}", "write its type");
        return type;
    }

    private static CompliancePolicyType Refuse(ReadContext context, JsonNode at, string problem)
    {
        context.Error(DiagnosticCodes.ComplianceTypeUnknown, at, problem + ", so the policy counts for every device and is never met", "write the type as Microsoft Graph does, or update this library");
        return CompliancePolicyType.Unknown;
    }

    // No platform named: the catalog holds compliance for Linux only.
    private static bool IsForLinux(JsonNode policy)
        => policy.Member("platforms") is var platforms && (platforms.IsNull || (platforms.IsString && string.Equals(platforms.Text, "linux", StringComparison.OrdinalIgnoreCase)));

    private static CompliancePolicyType FromProperties(JsonNode policy)
    {
        var found = new HashSet<CompliancePolicyType>();
        foreach ((string name, _) in policy.Members())
        {
            // The two names of the work profile type have their properties in common; the newer name stands for both.
            PolicyTypes types = TypesWith(name);
            if (types == PolicyTypes.WorkProfile) found.Add(CompliancePolicyType.AndroidWorkProfile);
            else if (System.Numerics.BitOperations.IsPow2((int)types)) found.Add(All.First(t => ((int)types >> (int)t & 1) != 0));
        }

        return found.Count == 1 ? found.First() : CompliancePolicyType.Unknown;
    }
}
