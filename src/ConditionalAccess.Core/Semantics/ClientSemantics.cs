using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 4.5 and 4.6: client app types and device platforms.</summary>
internal static class ClientSemantics
{
    /// <summary>Spec 1.3: an empty list and <c>all</c> are not configured.</summary>
    public static bool IsClientConfigured(ConditionSet conditions)
    {
        foreach (GraphWord<ClientAppType> type in conditions.ClientAppTypes)
        {
            if (type.Value == ClientAppType.All) return false;
        }

        return !conditions.ClientAppTypes.IsEmpty;
    }

    /// <summary>Spec 4.5: the client is of a listed type.</summary>
    public static Match ClientApp(ConditionSet conditions, ReferenceContext context, RuleTrace trace)
    {
        if (!IsClientConfigured(conditions)) return Match.Yes;
        var sides = new ConditionSides(PolicyConditions.ClientType, trace);
        foreach (GraphWord<ClientAppType> type in conditions.ClientAppTypes) sides.Included.Add(ClientType(type.Value, context));
        return sides.Result;
    }

    public static bool IsPlatformConfigured(PlatformCondition? platforms)
        => platforms is not null && (!platforms.IncludePlatforms.IsEmpty || !platforms.ExcludePlatforms.IsEmpty || ExtraConditions.HasEntries(platforms.Extra));

    /// <summary>Spec 4.6: the platform is included and not excluded.</summary>
    public static Match Platform(ConditionSet conditions, ReferenceContext context, RuleTrace trace)
    {
        if (conditions.Platforms is not { } platforms) return Match.Yes;
        var sides = new ConditionSides(PolicyConditions.DevicePlatform, trace);
        foreach (GraphWord<DevicePlatform> entry in platforms.IncludePlatforms) sides.Included.Add(PlatformEntry(entry.Value, context), Word(entry.Value));
        foreach (GraphWord<DevicePlatform> entry in platforms.ExcludePlatforms) sides.Excluded.Add(PlatformEntry(entry.Value, context), Word(entry.Value));
        sides.AddExtras(platforms.Extra);
        return sides.ResultWhereNoIncludeMeansAll;
    }

    /// <summary>Spec 4.5: clients that cannot be prompted, Exchange ActiveSync included.</summary>
    public static bool IsLegacyOrEas(ReferenceContext context) => IsLegacy(context) || IsEas(context.SignIn.Client.AppType);

    /// <summary>Spec 4.5: legacy and basic authentication.</summary>
    public static bool IsLegacy(ReferenceContext context) => context.SignIn.Client.AppType == ClientAppType.Other;

    /// <summary>Spec 4.5: Exchange ActiveSync, on a supported platform or not.</summary>
    public static bool IsEas(ClientAppType type) => type is ClientAppType.ExchangeActiveSync or ClientAppType.EasSupported;

    private static Match ClientType(ClientAppType wanted, ReferenceContext context)
    {
        if (wanted == ClientAppType.Unknown) return Match.NotUnderstood;
        ClientAppType client = context.SignIn.Client.AppType;
        // "Any client" as a signal matches no named type in WhatIf and counts as absent in Enforce (spec 9.3).
        if (client is ClientAppType.Unknown or ClientAppType.All) return context.Absent;
        if (wanted == ClientAppType.ExchangeActiveSync) return Match.Of(IsEas(client));
        if (wanted == ClientAppType.EasSupported && client == ClientAppType.ExchangeActiveSync) return IsEasPlatform(context);
        return Match.Of(wanted == client);
    }

    private static Match IsEasPlatform(ReferenceContext context) => context.SignIn.Client.Platform switch
    {
        DevicePlatform.IOS or DevicePlatform.Android or DevicePlatform.Windows => Match.Yes,
        DevicePlatform.Unknown or DevicePlatform.All => context.Absent,
        _ => Match.No,
    };

    private static Match PlatformEntry(DevicePlatform wanted, ReferenceContext context)
    {
        if (wanted == DevicePlatform.All) return Match.Yes;
        if (wanted == DevicePlatform.Unknown) return Match.NotUnderstood;
        DevicePlatform platform = context.SignIn.Client.Platform;
        return platform is DevicePlatform.Unknown or DevicePlatform.All ? context.Absent : Match.Of(wanted == platform);
    }

    private static SatisfiedRule Word(DevicePlatform platform)
        => platform == DevicePlatform.All ? SatisfiedRule.AllDevicePlatforms : SatisfiedRule.DevicePlatform;
}
