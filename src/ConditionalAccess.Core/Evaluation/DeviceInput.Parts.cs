using ConditionalAccess.Compliance;
using ConditionalAccess.Custom;
using ConditionalAccess.Signals;
using Device = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.Evaluation;

/// <summary>Passwords, lists and single parts of a device.</summary>
internal readonly partial struct DeviceInput
{
    public Truth Any(CustomFact fact, bool staysUnknown, string? argument, CustomPredicate<ElementInput>? element)
    {
        if (IsReported(fact)) return Truth.Unknown;
        Device d = Facts;
        return fact switch
        {
            CustomFact.ManagedGroups => CustomLists.Any(d.GroupIds, false, element, false, false),
            CustomFact.ManagedUserGroups => CustomLists.Any(d.User.GroupIds, false, element, false, false),
            CustomFact.ManagedApps => AnyApp(d.DetectedApps, element),
            CustomFact.ManagedEntraPhysicalIds => CustomLists.Any(d.EntraDevice.PhysicalIds, element, false, false),
            _ => CustomLists.Any(d.EntraDevice.SystemLabels, element, false, false),
        };
    }

    // A device has neither addresses nor methods, and its extension attributes are not hidden.
    public Truth IsIn(CustomFact fact, bool staysUnknown, IpAddress lower, IpAddress upper) => Truth.Unknown;

    public Truth HasMethods(CustomFact fact, bool staysUnknown, AuthenticationMethods methods) => Truth.Unknown;

    public Truth Extension(Truth value, Truth withoutValue, bool isNegative) => isNegative ? value.Not() : value;

    private static Truth AnyApp(ValueArray<DetectedApp> apps, CustomPredicate<ElementInput>? element)
    {
        if (apps.IsDefault) return Truth.Unknown;
        Truth any = Truth.No;
        foreach (DetectedApp app in apps)
        {
            any = any.Or(element is null ? Truth.Yes : element(new ElementInput(app.AppId, false)));
            if (any == Truth.Yes) break;
        }

        return any;
    }

    private PasswordScopeFacts PasswordOf(CustomFact fact, out CustomFact part)
    {
        bool isOfWork = fact >= CustomFact.ManagedWorkProfilePasswordIsSet;
        part = isOfWork ? fact - CustomFact.ManagedWorkProfilePasswordIsSet + CustomFact.ManagedPasswordIsSet : fact;
        return isOfWork ? Facts.Password.WorkProfile : Facts.Password.Device;
    }

    private bool? PasswordFlag(CustomFact fact)
    {
        PasswordScopeFacts p = PasswordOf(fact, out CustomFact part);
        return part switch
        {
            CustomFact.ManagedPasswordIsSet => p.IsSet,
            CustomFact.ManagedPasswordIsRequiredAfterIdle => p.RequiredAfterIdle,
            CustomFact.ManagedPasswordAreSimplePasswordsBlocked => p.SimpleBlocked,
            _ => null,
        };
    }

    private KnownNumber PasswordNumber(CustomFact fact)
    {
        PasswordScopeFacts p = PasswordOf(fact, out CustomFact part);
        return part switch
        {
            CustomFact.ManagedPasswordQuality => Word(p.Quality),
            CustomFact.ManagedPasswordComplexity => Word(p.Complexity),
            CustomFact.ManagedPasswordMinimumLength => KnownNumber.OfKnown(p.MinimumLength),
            CustomFact.ManagedPasswordMinimumLetters => KnownNumber.OfKnown(p.MinimumLetters),
            CustomFact.ManagedPasswordMinimumNonLetters => KnownNumber.OfKnown(p.MinimumNonLetters),
            CustomFact.ManagedPasswordMinimumLowerCase => KnownNumber.OfKnown(p.MinimumLowerCase),
            CustomFact.ManagedPasswordMinimumUpperCase => KnownNumber.OfKnown(p.MinimumUpperCase),
            CustomFact.ManagedPasswordMinimumDigits => KnownNumber.OfKnown(p.MinimumDigits),
            CustomFact.ManagedPasswordMinimumSymbols => KnownNumber.OfKnown(p.MinimumSymbols),
            CustomFact.ManagedPasswordCharacterSetCount => KnownNumber.OfKnown(p.CharacterSetCount),
            CustomFact.ManagedPasswordHistoryLength => KnownNumber.OfKnown(p.HistoryLength),
            CustomFact.ManagedPasswordMaximumAgeDays => KnownNumber.OfKnown(p.MaximumAgeDays),
            CustomFact.ManagedPasswordIdleLockMinutes => KnownNumber.OfKnown(p.IdleLockMinutes),
            CustomFact.ManagedPasswordFailuresBeforeWipe => KnownNumber.OfKnown(p.FailuresBeforeWipe),
            _ => default,
        };
    }

    private bool IsReported(CustomFact fact) => input.IsReported(s_reported[(int)fact]);

    // A number outside the documented ones is not known (spec 1.4).
    private static KnownNumber Status(int? number, int last) => number >= 0 && number <= last ? KnownNumber.OfKnown(number) : default;

    private static KnownNumber Word<T>(T word)
        where T : struct, Enum
    {
        int number = System.Runtime.CompilerServices.Unsafe.BitCast<T, byte>(word);
        return number != 0 && Enum.IsDefined(word) ? KnownNumber.Of(number) : default;
    }

    // Empty text means known to have none.
    private static DeviceAttribute Plain(string? text) => text is { Length: 0 } ? DeviceAttribute.Null : DeviceAttribute.Of(text);

    private static DeviceAttribute Extension(ValueArray<DeviceAttribute> attributes, int index)
        => attributes.IsDefault ? default : index < attributes.Count ? attributes[index] : DeviceAttribute.Null;

    private static int[] ReportedNumbers()
    {
        var numbers = new int[byte.MaxValue + 1];
        Array.Fill(numbers, -1);
        foreach (FactDefinition fact in ManagedDeviceFactTable.All) numbers[(int)fact.Fact] = ReportedFacts.Find(fact.ReportedName);
        return numbers;
    }
}
