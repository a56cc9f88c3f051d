using ConditionalAccess.Signals;

namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>Finds the signals of the controls <c>approvedApplication</c> and <c>compliantApplication</c> for one sign-in (spec 8.2, 8.3).</summary>
/// <remarks>Pure and thread-safe: no clock, no I/O; never throws for any facts. What is not known never gives true.</remarks>
public static class AppProtectionSignals
{
    /// <summary>Judges an app.</summary>
    /// <param name="client">The app and its user.</param>
    /// <param name="device">The device, with its app registrations.</param>
    /// <param name="configuration">Policies and apps of the tenant.</param>
    /// <param name="at">The instant of the sign-in.</param>
    /// <param name="options">Choices between readings; null means <see cref="ComplianceOptions.Default"/>.</param>
    public static AppSignals Evaluate(ClientAppFacts client, DeviceFacts device, AppProtectionConfiguration configuration, DateTimeOffset at, ComplianceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(configuration);
        var question = new AppQuestion(client, device, configuration, at, options ?? ComplianceOptions.Default);
        Truth supports = question.HasTrait(ClientAppTraits.SupportsAppProtection);
        return new(Signal(Approved(question)), Signal(Protected(question)), Value(supports));
    }

    /// <summary>Spec 8.2.</summary>
    private static AppConditionTruth[] Approved(AppQuestion question) =>
    [
        new(AppCondition.Platform, question.IsPhone),
        new(AppCondition.DeviceRegistered, question.IsRegistered),
        new(AppCondition.Broker, question.HasBroker(isAuthenticatorEnoughOnAndroid: true)),
        new(AppCondition.AppListed, question.HasTrait(ClientAppTraits.Approved)),
        new(AppCondition.NotInPrivate, question.IsNotInPrivate),
    ];

    /// <summary>Spec 8.3: what concerns app and device, then the registration and policy that come closest.</summary>
    private static AppConditionTruth[] Protected(AppQuestion question)
    {
        bool isWindows = question.Client.Platform == DevicePlatform.Windows;
        AppConditionTruth[] own =
        [
            new(AppCondition.Platform, question.IsPhone.Or(TruthLogic.Of(isWindows))),
            new(AppCondition.DeviceRegistered, question.IsRegistered),
            new(AppCondition.Broker, isWindows ? Truth.Yes : question.HasBroker(isAuthenticatorEnoughOnAndroid: false)),
            new(AppCondition.AppListed, question.HasTrait(isWindows ? ClientAppTraits.SupportsAppProtectionOnWindows : ClientAppTraits.SupportsAppProtection)),
            new(AppCondition.NotInPrivate, question.IsNotInPrivate),
            new(AppCondition.NotEmbedded, question.IsNotEmbedded),
            new(AppCondition.UserLicensed, question.IsLicensed),
        ];
        AppConditionTruth[] unmanaged = isWindows ? [new(AppCondition.DeviceUnmanaged, question.IsUnmanaged)] : [];
        return [.. own, .. unmanaged, .. new AppPolicySearch(question).Closest()];
    }

    private static AppSignal Signal(AppConditionTruth[] conditions)
    {
        Truth all = conditions.Aggregate(Truth.Yes, (value, condition) => value.And(condition.Holds));
        return new(Value(all), ValueArray.From(conditions.Select(c => new AppCheck(c.Condition, Value(c.Holds), c.PolicyId))));
    }

    private static bool? Value(Truth truth) => truth switch { Truth.Yes => true, Truth.No => false, _ => null };
}

/// <summary>One condition in three-valued logic.</summary>
internal readonly record struct AppConditionTruth(AppCondition Condition, Truth Holds, GraphId PolicyId = default);
