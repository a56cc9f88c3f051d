using ConditionalAccess.Signals;

namespace ConditionalAccess.Model;

/// <summary>Device platforms (spec 1.8, 4.6). An empty include list means all.</summary>
public sealed record PlatformCondition
{
    /// <summary>Included platforms.</summary>
    public ValueArray<GraphWord<DevicePlatform>> IncludePlatforms { get; init; }

    /// <summary>Excluded platforms.</summary>
    public ValueArray<GraphWord<DevicePlatform>> ExcludePlatforms { get; init; }

    /// <summary>Members without meaning here, or of value unknown.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>Named locations (spec 1.8, 4.7). An empty include list means <c>All</c>.</summary>
public sealed record LocationCondition
{
    /// <summary>Named location ids, <c>All</c>, <c>AllTrusted</c>.</summary>
    public ValueArray<GraphId> IncludeLocations { get; init; }

    /// <summary>Named location ids, <c>All</c>, <c>AllTrusted</c>.</summary>
    public ValueArray<GraphId> ExcludeLocations { get; init; }

    /// <summary>Members without meaning here, or of value unknown.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>A deprecated device state (spec 1.9).</summary>
public enum DeviceState : byte
{
    /// <summary>Not understood.</summary>
    Unknown = 0,

    /// <summary>Every device; the only legal include value.</summary>
    All,

    /// <summary>Compliant devices.</summary>
    Compliant,

    /// <summary>Hybrid joined devices.</summary>
    DomainJoined,
}

/// <summary>The deprecated <c>deviceStates</c> (spec 1.9, 4.8): include <c>All</c>, minus compliant or hybrid joined devices.</summary>
public sealed record DeviceStateCondition
{
    /// <summary>Included states; empty means <c>All</c>.</summary>
    public ValueArray<GraphWord<DeviceState>> IncludeStates { get; init; }

    /// <summary>Excluded states.</summary>
    public ValueArray<GraphWord<DeviceState>> ExcludeStates { get; init; }

    /// <summary>Members without meaning here, or of value unknown.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>Device filter and the deprecated device lists; when several are set, all must hold (spec 1.9, 4.8).</summary>
public sealed record DeviceCondition
{
    /// <summary>The device filter.</summary>
    public FilterCondition? DeviceFilter { get; init; }

    /// <summary>Deprecated; empty means <c>All</c>.</summary>
    public ValueArray<GraphWord<DeviceState>> IncludeDevices { get; init; }

    /// <summary>Deprecated.</summary>
    public ValueArray<GraphWord<DeviceState>> ExcludeDevices { get; init; }

    /// <summary>Deprecated; empty means <c>All</c>.</summary>
    public ValueArray<GraphWord<DeviceState>> IncludeDeviceStates { get; init; }

    /// <summary>Deprecated.</summary>
    public ValueArray<GraphWord<DeviceState>> ExcludeDeviceStates { get; init; }

    /// <summary>Members without meaning here, or of value unknown.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}
