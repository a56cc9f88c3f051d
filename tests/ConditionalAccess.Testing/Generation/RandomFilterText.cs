using System.Text;
using ConditionalAccess.Filters;

namespace ConditionalAccess.Testing.Generation;

/// <summary>Rule texts: random trees of every operator and property, some not understood, some broken.</summary>
internal static class RandomFilterText
{
    private static readonly string[] Operators =
        ["eq", "ne", "startsWith", "notStartsWith", "endsWith", "notEndsWith", "contains", "notContains", "in", "notIn"];

    private static readonly string[] PropertyNames =
    [
        "", "deviceId", "displayName", "deviceOwnership", "enrollmentProfileName", "isCompliant", "manufacturer", "mdmAppId", "model",
        "operatingSystem", "operatingSystemVersion", "physicalIds", "profileType", "systemLabels", "trustType",
    ];

    /// <summary>A device rule.</summary>
    public static string? Device(ref SplitMix64 rng) => Create(ref rng, FilterKind.Device);

    /// <summary>A rule over custom security attributes.</summary>
    public static string? Attributes(ref SplitMix64 rng) => Create(ref rng, FilterKind.SecurityAttributes);

    private static string? Create(ref SplitMix64 rng, FilterKind kind)
    {
        if (rng.Chance(0.03)) return rng.Pick(DeviceWords.Broken);
        var text = new StringBuilder();
        Tree(ref rng, kind, text, rng.Weighted(50, 30, 15, 5));
        return text.ToString();
    }

    private static void Tree(ref SplitMix64 rng, FilterKind kind, StringBuilder text, int depth)
    {
        if (rng.Chance(0.12)) text.Append(Hyphen(ref rng)).Append(rng.Chance(0.8) ? "not " : "NOT ");
        if (depth == 0)
        {
            Comparison(ref rng, kind, text);
            return;
        }

        bool grouped = rng.Chance(0.5);
        if (grouped) text.Append('(');
        int terms = rng.Between(1, 3);
        for (int i = 0; i < terms; i++)
        {
            if (i > 0) text.Append(rng.Chance(0.9) ? " " : " \n\t").Append(Hyphen(ref rng)).Append(rng.Chance(0.5) ? "and " : "or ");
            Tree(ref rng, kind, text, depth - 1);
        }

        if (grouped) text.Append(')');
    }

    private static void Comparison(ref SplitMix64 rng, FilterKind kind, StringBuilder text)
    {
        bool negated = text is [.., ' '] && rng.Chance(0.3);
        if (negated) text.Append('(');
        if (kind == FilterKind.Device && rng.Chance(0.03)) text.Append(rng.Pick(DeviceWords.NotUnderstood));
        else if (kind == FilterKind.Device) DeviceComparison(ref rng, text);
        else AttributeComparison(ref rng, text);
        if (negated) text.Append(')');
    }

    private static void DeviceComparison(ref SplitMix64 rng, StringBuilder text)
    {
        var property = (DeviceProperty)rng.Between(1, (int)DeviceProperty.ExtensionAttribute1);
        if (rng.Chance(0.25)) property = rng.Chance(0.5) ? DeviceProperty.IsCompliant : DeviceProperty.TrustType;
        string name = property == DeviceProperty.ExtensionAttribute1
            ? "extensionAttribute" + rng.Pick<string>(["1", "1", "2", "15"])
            : PropertyNames[(int)property];
        text.Append("device.").Append(rng.Chance(0.9) ? name : name.ToUpperInvariant()).Append(' ');
        OperatorAndOperand(ref rng, text, OperatorFor(ref rng, property), DeviceWords.Values(property));
    }

    // Mostly the operators a collection takes; the others are allowed in a rule too (spec 5.2).
    private static int OperatorFor(ref SplitMix64 rng, DeviceProperty property)
    {
        bool collection = property is DeviceProperty.PhysicalIds or DeviceProperty.SystemLabels;
        if (collection && rng.Chance(0.8)) return rng.Between(6, 7);
        return rng.Chance(0.5) ? rng.Between(0, 1) : rng.Below(Operators.Length);
    }

    private static void AttributeComparison(ref SplitMix64 rng, StringBuilder text)
    {
        text.Append(rng.Chance(0.97) ? "CustomSecurityAttribute." : "device.").Append(rng.Pick(Pool.AttributeNames)).Append(' ');
        OperatorAndOperand(ref rng, text, rng.Below(Operators.Length), Pool.AttributeValues);
    }

    private static void OperatorAndOperand(ref SplitMix64 rng, StringBuilder text, int op, string[] values)
    {
        text.Append(Hyphen(ref rng)).Append(rng.Chance(0.9) ? Operators[op] : Operators[op].ToUpperInvariant()).Append(' ');
        if (op >= 8) List(ref rng, text, values);
        else if (op <= 1 && rng.Chance(0.06)) text.Append(rng.Pick<string>(["null", "$null", "NULL"]));
        else Value(ref rng, text, rng.Pick(values));
    }

    private static void List(ref SplitMix64 rng, StringBuilder text, string[] values)
    {
        text.Append('[');
        int count = rng.Between(0, 3);
        for (int i = 0; i < count; i++)
        {
            if (i > 0) text.Append(rng.Chance(0.5) ? ", " : ",");
            Value(ref rng, text, rng.Pick(values));
        }

        text.Append(']');
    }

    private static void Value(ref SplitMix64 rng, StringBuilder text, string value)
    {
        bool bare = value is "True" or "False" or "10" || Guid.TryParse(value, out _);
        if (bare && rng.Chance(0.6)) text.Append(value);
        else if (rng.Chance(0.08)) text.Append('\'').Append(value).Append('\'');
        else if (rng.Chance(0.02)) text.Append('\u201C').Append(value).Append('\u201D');
        else text.Append('"').Append(value).Append('"');
    }

    private static string Hyphen(ref SplitMix64 rng) => rng.Weighted(92, 5, 3) switch { 0 => "-", 1 => "", _ => "\u2013" };
}
