using ConditionalAccess.Custom;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>How a tree reads facts: by methods that the code generator puts in its place.</summary>
internal static partial class CustomTrees<TInput>
{
    private static readonly Read<Truth> s_flagOf = Flag;
    private static readonly Read<KnownNumber> s_numberOf = Number;
    private static readonly Read<DeviceAttribute> s_textOf = Text;
    private static readonly Read<GraphId> s_idOf = Id;
    private static readonly Read<KnownVersion> s_versionOf = Version;
    private static readonly Read<KnownTime> s_timeOf = Time;
    private static readonly ReadRange s_isInOf = IsIn;
    private static readonly ReadMethods s_hasMethodsOf = HasMethods;
    private static readonly ReadList s_anyOf = Any;
    private static readonly ReadExtension s_extensionOf = Extension;
    private static readonly ReadMode s_isWhatIf = IsWhatIf;

    private delegate T Read<T>(in TInput input, CustomFact fact, bool staysUnknown);

    private delegate Truth ReadRange(in TInput input, CustomFact fact, bool staysUnknown, IpAddress lower, IpAddress upper);

    private delegate Truth ReadMethods(in TInput input, CustomFact fact, bool staysUnknown, AuthenticationMethods methods);

    private delegate Truth ReadList(in TInput input, CustomFact fact, bool staysUnknown, string? argument, CustomPredicate<ElementInput>? element);

    private delegate Truth ReadExtension(in TInput input, Truth value, Truth withoutValue, bool isNegative);

    private delegate bool ReadMode(in TInput input);

    private static Truth Flag(in TInput input, CustomFact fact, bool staysUnknown) => input.Flag(fact, staysUnknown);

    private static KnownNumber Number(in TInput input, CustomFact fact, bool staysUnknown) => input.Number(fact, staysUnknown);

    private static DeviceAttribute Text(in TInput input, CustomFact fact, bool staysUnknown) => input.Text(fact, staysUnknown);

    private static GraphId Id(in TInput input, CustomFact fact, bool staysUnknown) => input.Id(fact, staysUnknown);

    private static KnownVersion Version(in TInput input, CustomFact fact, bool staysUnknown) => input.Version(fact, staysUnknown);

    private static KnownTime Time(in TInput input, CustomFact fact, bool staysUnknown) => input.Time(fact, staysUnknown);

    private static Truth IsIn(in TInput input, CustomFact fact, bool staysUnknown, IpAddress lower, IpAddress upper) => input.IsIn(fact, staysUnknown, lower, upper);

    private static Truth HasMethods(in TInput input, CustomFact fact, bool staysUnknown, AuthenticationMethods methods) => input.HasMethods(fact, staysUnknown, methods);

    private static Truth Any(in TInput input, CustomFact fact, bool staysUnknown, string? argument, CustomPredicate<ElementInput>? element) => input.Any(fact, staysUnknown, argument, element);

    private static Truth Extension(in TInput input, Truth value, Truth withoutValue, bool isNegative) => input.Extension(value, withoutValue, isNegative);

    private static bool IsWhatIf(in TInput input) => input.IsWhatIf;
}
