using ConditionalAccess.Filters;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 4.8: what is visible of the device, and the device condition.</summary>
internal static class DeviceSemantics
{
    private static readonly GraphId Intune = "0000000a-0000-0000-c000-000000000000";

    /// <summary>Spec 4.8: the device condition; its parts must all hold.</summary>
    public static Match Devices(ConditionSet conditions, ReferenceContext context, RuleTrace trace)
    {
        Match result = Match.Yes;
        if (conditions.Devices is { } devices)
        {
            result = result.And(Filter(devices.DeviceFilter, context, trace))
                .And(States(devices.IncludeDevices, devices.ExcludeDevices, context, trace))
                .And(States(devices.IncludeDeviceStates, devices.ExcludeDeviceStates, context, trace))
                .And(Extras(devices.Extra));
        }

        if (conditions.DeviceStates is not { } states) return result;
        return result.And(States(states.IncludeStates, states.ExcludeStates, context, trace)).And(Extras(states.Extra));
    }

    public static bool IsConfigured(ConditionSet conditions)
        => conditions.Devices is { } d
            && (d.DeviceFilter is not null || !d.IncludeDevices.IsEmpty || !d.ExcludeDevices.IsEmpty
                || !d.IncludeDeviceStates.IsEmpty || !d.ExcludeDeviceStates.IsEmpty || Extras(d.Extra) != Match.Yes)
        || conditions.DeviceStates is { } s && (!s.IncludeStates.IsEmpty || !s.ExcludeStates.IsEmpty || Extras(s.Extra) != Match.Yes);

    /// <summary>Spec 4.8: a registered device that is visible in this sign-in. When it is not, every attribute is null.</summary>
    public static Truth Registered(ReferenceContext context) => UserKinds.Agreed(context, kind => Registered(context, kind));

    /// <summary>As <see cref="Registered(ReferenceContext)"/>, for a user of a given kind.</summary>
    public static Truth Registered(ReferenceContext context, UserKind kind)
    {
        bool trusted = context.SignIn.Trust.CompliantDevice || context.SignIn.Trust.HybridJoinedDevice;
        if (UserKinds.IsExternal(kind) && !trusted) return Truth.No;
        return TruthLogic.Of(context.SignIn.Device.IsRegistered).And(FlowSemantics.IsOrdinary(context.SignIn.Client));
    }

    /// <summary>Spec 5.2, 4.8: an attribute as a filter sees it; not known, null or a value.</summary>
    public static DeviceAttribute Attribute(DeviceProperty property, ReferenceContext context) => Registered(context) switch
    {
        Truth.No => DeviceAttribute.Null,
        Truth.Unknown => default,
        _ => Supplied(property, context.SignIn.Device),
    };

    /// <summary>Spec 6.2: management calls the visible device compliant.</summary>
    public static Truth IsCompliant(ReferenceContext context, UserKind kind)
        => Registered(context, kind).And(TruthLogic.Of(context.SignIn.Device.IsCompliant));

    /// <summary>Spec 6.2: the visible device is hybrid joined.</summary>
    public static Truth IsHybridJoined(ReferenceContext context, UserKind kind)
        => Registered(context, kind).And(HasTrustTypeServerAd(context.SignIn.Device));

    /// <summary>Spec 4.8: Intune managed, compliant or hybrid joined.</summary>
    public static Truth IsManaged(ReferenceContext context)
    {
        DeviceSignals device = context.SignIn.Device;
        return IsIntuneManaged(device, context).Or(TruthLogic.Of(device.IsCompliant)).Or(HasTrustTypeServerAd(device));
    }

    /// <summary>Whether the device is managed by Intune; in WhatIf, what is not said is not so.</summary>
    public static Truth IsIntuneManaged(ReferenceContext context)
    {
        Truth managed = IsIntuneManaged(context.SignIn.Device, context);
        return managed == Truth.Unknown && context.IsWhatIf ? Truth.No : managed;
    }

    private static Match Filter(FilterCondition? filter, ReferenceContext context, RuleTrace trace)
    {
        if (filter is null) return Match.Yes;
        Match rule = FilterSemantics.DeviceRule(filter, context);
        if (filter.Mode.Value == FilterMode.Unknown) return Match.NotUnderstood;
        var sides = new ConditionSides(PolicyConditions.DeviceState, trace);
        if (filter.Mode.Value == FilterMode.Include) sides.Included.Add(rule, SatisfiedRule.DeviceFilter);
        if (filter.Mode.Value == FilterMode.Include) sides.Excluded.Add(rule.Not(), SatisfiedRule.DeviceFilterIncludeRuleNotMatched);
        if (filter.Mode.Value == FilterMode.Exclude) sides.Excluded.Add(rule, SatisfiedRule.DeviceFilter);
        return sides.ResultWhereNoIncludeMeansAll;
    }

    /// <summary>Spec 4.8, last row: the deprecated lists.</summary>
    private static Match States(
        ValueArray<GraphWord<DeviceState>> include, ValueArray<GraphWord<DeviceState>> exclude, ReferenceContext context, RuleTrace trace)
    {
        var sides = new ConditionSides(PolicyConditions.DeviceState, trace);
        foreach (GraphWord<DeviceState> state in include) sides.Included.Add(State(state.Value, context), Word(state.Value));
        foreach (GraphWord<DeviceState> state in exclude) sides.Excluded.Add(State(state.Value, context), Word(state.Value));
        return sides.ResultWhereNoIncludeMeansAll;
    }

    private static Match State(DeviceState state, ReferenceContext context) => state switch
    {
        DeviceState.All => Match.Yes,
        DeviceState.Compliant => OfSignal(UserKinds.Agreed(context, kind => IsCompliant(context, kind))),
        DeviceState.DomainJoined => OfSignal(UserKinds.Agreed(context, kind => IsHybridJoined(context, kind))),
        _ => Match.NotUnderstood,
    };

    private static SatisfiedRule Word(DeviceState state) => state == DeviceState.All ? SatisfiedRule.AllDeviceStates : SatisfiedRule.DeviceState;

    private static Match OfSignal(Truth value) => value == Truth.Unknown ? Match.NotSupplied : Match.Of(value == Truth.Yes);

    private static Match Extras(ValueArray<ExtraMember> extras)
    {
        foreach (ExtraMember extra in extras)
        {
            if (extra.Effect is ExtraEffect.UnknownInclude or ExtraEffect.UnknownExclude) return Match.NotUnderstood;
        }

        return Match.Yes;
    }

    /// <summary>Spec 4.0: both forms of one fact; when they disagree, which is stricter depends on the rule, so neither is known.</summary>
    private static Truth IsIntuneManaged(DeviceSignals device, ReferenceContext context)
    {
        DeviceAttribute app = device.MdmAppId;
        // In WhatIf null is what Graph takes for an app id nobody gave; it contradicts nothing.
        if (!app.IsKnown || (context.IsWhatIf && app.IsNull)) return TruthLogic.Of(device.IsIntuneManaged);
        Truth byApp = TruthLogic.Of(app.Text is { } text && Intune == text);
        return device.IsIntuneManaged is null || byApp == TruthLogic.Of(device.IsIntuneManaged) ? byApp : Truth.Unknown;
    }

    private static Truth HasTrustTypeServerAd(DeviceSignals device)
        => device.TrustType.IsKnown ? TruthLogic.Of(device.TrustType == "ServerAD") : Truth.Unknown;

    private static DeviceAttribute Supplied(DeviceProperty property, DeviceSignals device) => property switch
    {
        DeviceProperty.DeviceId => device.DeviceId,
        DeviceProperty.DisplayName => device.DisplayName,
        DeviceProperty.DeviceOwnership => device.Ownership,
        DeviceProperty.EnrollmentProfileName => device.EnrollmentProfileName,
        DeviceProperty.IsCompliant => device.IsCompliant switch { null => default, true => "True", false => "False" },
        DeviceProperty.Manufacturer => device.Manufacturer,
        DeviceProperty.MdmAppId => device.MdmAppId,
        DeviceProperty.Model => device.Model,
        DeviceProperty.OperatingSystem => device.OperatingSystem,
        DeviceProperty.OperatingSystemVersion => device.OperatingSystemVersion,
        DeviceProperty.PhysicalIds => AsCollection(device.PhysicalIds),
        DeviceProperty.ProfileType => device.ProfileType,
        DeviceProperty.SystemLabels => AsCollection(device.SystemLabels),
        DeviceProperty.TrustType => device.TrustType,
        >= DeviceProperty.ExtensionAttribute1 and <= DeviceProperty.ExtensionAttribute15
            => device.ExtensionAttribute(property - DeviceProperty.ExtensionAttribute1 + 1),
        _ => default,
    };

    private static DeviceAttribute AsCollection(DeviceAttribute attribute)
        => attribute.Text is { } text ? DeviceAttribute.Of((ValueArray<string>)[text]) : attribute;
}
