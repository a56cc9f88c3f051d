using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Reads authentication strengths, whole or embedded in grant controls (spec 3.1).</summary>
internal static class StrengthReader
{
    public const string Fido2Type = "fido2CombinationConfiguration";
    public const string CertificateType = "x509CertificateCombinationConfiguration";

    public static AuthenticationStrength? Read(ObjectReader? reader)
    {
        if (reader is null) return null;
        return new AuthenticationStrength
        {
            Id = reader.Id("id"),
            DisplayName = reader.Text("displayName"),
            Description = reader.Text("description"),
            PolicyType = reader.Text("policyType"),
            RequirementsSatisfied = reader.Text("requirementsSatisfied"),
            AllowedCombinations = AllowedCombinations(reader),
            CombinationConfigurations = reader.List("combinationConfigurations", node => Configuration(reader.Context, node)),
            CreatedDateTime = reader.Date("createdDateTime"),
            ModifiedDateTime = reader.Date("modifiedDateTime"),
            Extra = reader.Rest(ExtraRule.Kept),
        };
    }

    // An empty list says "can never be met"; a missing one says "look the strength up" (spec 3.3-14).
    private static ValueArray<MethodCombination> AllowedCombinations(ObjectReader reader)
    {
        bool isGiven = !reader.Peek("allowedCombinations").IsNull;
        ValueArray<MethodCombination> combinations = Combinations(reader, "allowedCombinations");
        return isGiven && combinations.IsDefault ? [] : combinations;
    }

    private static ValueArray<MethodCombination> Combinations(ObjectReader reader, string name)
    {
        var combinations = new List<MethodCombination>();
        foreach (JsonNode item in reader.Items(name))
        {
            if (item.IsString) combinations.Add(Combination(reader.Context, item));
            else reader.Context.WrongType(item, "an entry of " + name, "a text");
        }

        return ObjectReader.Pack(combinations);
    }

    private static MethodCombination Combination(ReadContext context, JsonNode node)
    {
        AuthenticationMethods methods = AuthenticationMethods.None;
        string text = node.Text;
        bool understood = true;
        foreach (string part in text.Split(','))
        {
            understood &= Words.Methods.TryFind(part.Trim(), out AuthenticationMethods method, out _);
            methods |= method;
        }

        if (understood) return new MethodCombination(methods);
        context.Warn(DiagnosticCodes.UnknownWord, node, $"authentication method combination {DiagnosticText.Quote(text)} is not understood and counts as never met, expected {Words.Methods.Expected()}",
            "export again with the header 'Prefer: include-unknown-enum-members', or update this library", "V-25");
        return new MethodCombination(methods | AuthenticationMethods.UnknownFutureValue, text);
    }

    private static CombinationConfiguration? Configuration(ReadContext context, JsonNode node)
    {
        if (!node.IsObject)
        {
            context.WrongType(node, "an entry of combinationConfigurations", "an object");
            return null;
        }

        var reader = new ObjectReader(context, node);
        CombinationConfigurationKind kind = KindOf(node);
        var configuration = new CombinationConfiguration
        {
            Id = reader.Id("id"),
            AppliesToCombinations = Combinations(reader, "appliesToCombinations"),
            AllowedAAGUIDs = reader.Ids("allowedAAGUIDs", IdList.Ids),
            AllowedIssuerSkis = reader.Texts("allowedIssuerSkis"),
            AllowedPolicyOIDs = reader.Texts("allowedPolicyOIDs"),
        };
        return WithKind(configuration, kind, reader);
    }

    // A member that is not understood may restrict further, so the configuration as a whole is then one that never holds.
    private static CombinationConfiguration WithKind(CombinationConfiguration configuration, CombinationConfigurationKind kind, ObjectReader reader)
    {
        bool hasUnknown = reader.Node.Members().Any(m => !MemberNames.IsAnnotation(m.Name) && RawJson.IsConfigured(m.Value) && !IsKnownMember(m.Name));
        if (hasUnknown) kind = CombinationConfigurationKind.Unknown;
        if (TypeOf(kind) is { } expected) reader.TakeType(expected);
        return configuration with { Kind = kind, Extra = reader.Rest(ExtraRule.Kept) };
    }

    private static bool IsKnownMember(string name)
        => Array.Exists(["id", "appliesToCombinations", "allowedAAGUIDs", "allowedIssuerSkis", "allowedPolicyOIDs"], k => string.Equals(k, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The type name that Graph writes; null for a kind that is not understood.</summary>
    public static string? TypeOf(CombinationConfigurationKind kind) => kind switch
    {
        CombinationConfigurationKind.Fido2 => Fido2Type,
        CombinationConfigurationKind.X509Certificate => CertificateType,
        _ => null,
    };

    private static CombinationConfigurationKind KindOf(JsonNode node)
    {
        string? type = ODataType.Of(node);
        if (string.Equals(type, Fido2Type, StringComparison.OrdinalIgnoreCase) || (type is null && node.Has("allowedAAGUIDs"))) return CombinationConfigurationKind.Fido2;
        bool isCertificate = string.Equals(type, CertificateType, StringComparison.OrdinalIgnoreCase)
            || (type is null && (node.Has("allowedIssuerSkis") || node.Has("allowedPolicyOIDs")));
        return isCertificate ? CombinationConfigurationKind.X509Certificate : CombinationConfigurationKind.Unknown;
    }
}
