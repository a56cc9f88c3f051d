using ConditionalAccess.Custom;
using ConditionalAccess.Evaluation;

namespace ConditionalAccess.Compilation;

/// <summary>Constants of expressions in the form that the compiled forms compare with.</summary>
internal static class CustomOperands
{
    public static KnownNumber Number(CustomValue constant) => KnownNumber.Of(constant switch
    {
        NumberConstant number => number.Number,
        TimeConstant time => time.Time.UtcTicks,
        SpanConstant span => span.Span.Ticks,
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    public static KnownVersion Version(VersionConstant constant) => new(Presence.Value, constant.Version);

    public static string[] Texts(ValueArray<CustomValue> constants) => [.. constants.Select(c => ((TextConstant)c).Text)];

    public static GraphId[] Ids(ValueArray<CustomValue> constants) => [.. constants.Select(c => ((IdConstant)c).Id)];

    public static long[] Numbers(ValueArray<CustomValue> constants) => [.. constants.Select(c => Number(c).Value)];

    public static UInt128[] Versions(ValueArray<CustomValue> constants) => [.. constants.Select(c => ((VersionConstant)c).Version.Key)];

    /// <summary>Whether a value is compared as a number: numbers, members of enumerations, times and spans are.</summary>
    public static bool IsNumber(FactKind kind) => kind is FactKind.Number or FactKind.Enumeration or FactKind.Time or FactKind.Span;

    /// <summary>Whether a test looks at an extension attribute.</summary>
    public static bool IsExtension(CustomTest test) => test switch
    {
        TextTest { Value: FactValue fact } => fact.Definition.IsExtension,
        NullTest { Value: FactValue fact } => fact.Definition.IsExtension,
        MembershipTest { Value: FactValue fact } => fact.Definition.IsExtension,
        _ => false,
    };

    /// <summary>What such a test comes to when the attribute has no value, before negation.</summary>
    public static Truth WithoutValue(CustomTest test) => test is NullTest ? Truth.Yes : Truth.No;
}
